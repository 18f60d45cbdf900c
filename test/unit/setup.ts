import fc from 'fast-check'

/** Property tests draw the same examples in every run, so that a failure can be repeated; CASEBOOK_SEED draws others. */
fc.configureGlobal({ seed: Number(process.env['CASEBOOK_SEED'] ?? 20_261_125) })
