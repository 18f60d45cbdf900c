/** Given and family names from several parts of the world; every combination is invented. */
export const givenNames = {
  female: ['Amina', 'Beatriz', 'Chidinma', 'Dilnoza', 'Elif', 'Farida', 'Grace', 'Hana', 'Ingrid', 'Jelena', 'Kavya', 'Lucía', 'Mei', 'Nadia', 'Oluchi', 'Priya', 'Rosa', 'Siham', 'Thuy', 'Yara'],
  male: ['Abel', 'Baraka', 'Carlos', 'Dawit', 'Emeka', 'Faisal', 'Gabriel', 'Hassan', 'Ivan', 'Juma', 'Kofi', 'Luis', 'Minh', 'Nikhil', 'Omar', 'Pavel', 'Rajesh', 'Samuel', 'Tariq', 'Yusuf'],
}
export const familyNames = ['Abebe', 'Achieng', 'Bello', 'Chaudhry', 'Diallo', 'Eze', 'Fernández', 'Gutiérrez', 'Hossain', 'Ivanova', 'Jovanović', 'Kamau', 'Lindqvist', 'Mensah', 'Nguyen', 'Okafor', 'Patel', 'Quispe', 'Rahman', 'Silva', 'Tadesse', 'Usman', 'Vargas', 'Wanjiru', 'Yılmaz', 'Zulu']
