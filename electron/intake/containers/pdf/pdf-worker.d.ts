/** The part of pdf.js that parses. Loading it is all that is asked of it: it names itself to the other part. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
