/** A problem as notes call it, in small letters, bars between; and the code by which it is kept. */
export interface ProblemName {
  readonly names: string
  readonly display: string
  /** SNOMED CT, where a concept set of this casebook has it (`set`): else a problem is kept in words alone. */
  readonly code?: string
  /** The concept set whose questions and measures count it. */
  readonly set?: string
}

/**
 * Problems that are looked for in notes. Those of the concept sets come first: their codes are codes of these sets.
 * The others are common reasons for encounters in primary care and in hospital, in words alone.
 */
export const problemNames: readonly ProblemName[] = [
  {
    set: 'acute-kidney-injury',
    code: '14669001',
    display: 'Acute kidney injury',
    names: 'acute kidney injury|aki|acute renal failure|acute kidney failure|acute renal injury',
  },
  {
    set: 'atrial-fibrillation',
    code: '49436004',
    display: 'Atrial fibrillation',
    names: 'atrial fibrillation|afib|a fib|atrial fib|paroxysmal atrial fibrillation|af',
  },
  {
    set: 'chronic-kidney-disease',
    code: '709044004',
    display: 'Chronic kidney disease',
    names:
      'chronic kidney disease|ckd|chronic renal disease|chronic renal insufficiency|' +
      'chronic kidney failure|chronic renal failure',
  },
  {
    set: 'copd',
    code: '13645005',
    display: 'Chronic obstructive pulmonary disease',
    names: 'chronic obstructive pulmonary disease|copd|chronic obstructive lung disease|emphysema',
  },
  {
    set: 'coronary-disease',
    code: '53741008',
    display: 'Coronary artery disease',
    names:
      'coronary artery disease|cad|coronary heart disease|ischaemic heart disease|ischemic heart disease|ihd|chd',
  },
  {
    set: 'depression',
    code: '35489007',
    display: 'Depression',
    names: 'depression|depressive disorder|major depression|major depressive disorder|mdd|depressive episode',
  },
  {
    set: 'diabetes',
    code: '44054006',
    display: 'Type 2 diabetes mellitus',
    names:
      'type 2 diabetes|type ii diabetes|diabetes type 2|diabetes type ii|type 2 diabetes mellitus|' +
      'type ii diabetes mellitus|diabetes mellitus type 2|diabetes mellitus type ii|t2dm|t2d|dm2|niddm',
  },
  {
    set: 'diabetes',
    code: '46635009',
    display: 'Type 1 diabetes mellitus',
    names:
      'type 1 diabetes|type i diabetes|diabetes type 1|type 1 diabetes mellitus|' +
      'diabetes mellitus type 1|t1dm|t1d|iddm',
  },
  {
    set: 'diabetes',
    code: '73211009',
    display: 'Diabetes mellitus',
    names: 'diabetes|diabetes mellitus|is diabetic|a diabetic|known diabetic|dm',
  },
  {
    set: 'gestational-diabetes',
    code: '11687002',
    display: 'Gestational diabetes',
    names: 'gestational diabetes|gestational diabetes mellitus|gdm',
  },
  {
    set: 'gastrointestinal-bleeding',
    code: '74474003',
    display: 'Gastrointestinal bleeding',
    names:
      'gastrointestinal bleeding|gi bleed|gi bleeding|gastrointestinal bleed|' +
      'gastrointestinal haemorrhage|gastrointestinal hemorrhage',
  },
  { set: 'gout', code: '90560007', display: 'Gout', names: 'gout|gouty arthritis' },
  {
    set: 'heart-failure',
    code: '84114007',
    display: 'Heart failure',
    names: 'heart failure|chf|hfref|hfpef|cardiac failure|hf',
  },
  {
    set: 'heart-failure',
    code: '42343007',
    display: 'Congestive heart failure',
    names: 'congestive heart failure|congestive cardiac failure|ccf',
  },
  {
    set: 'hip-fracture',
    code: '359817006',
    display: 'Hip fracture',
    names:
      'hip fracture|fractured hip|broken hip|fracture of the hip|fractured neck of femur|femoral neck fracture',
  },
  {
    set: 'hiv',
    code: '86406008',
    display: 'HIV infection',
    names: 'hiv|hiv infection|hiv positive|human immunodeficiency virus infection',
  },
  {
    set: 'hypertension',
    code: '38341003',
    display: 'Hypertension',
    names:
      'hypertension|htn|high blood pressure|is hypertensive|known hypertensive|essential hypertension|' +
      'arterial hypertension',
  },
  {
    set: 'hypoglycaemia',
    code: '302866003',
    display: 'Hypoglycaemia',
    names: 'hypoglycaemia|hypoglycemia|hypoglycaemic episode|hypoglycemic episode',
  },
  {
    set: 'myocardial-infarction',
    code: '22298006',
    display: 'Myocardial infarction',
    names: 'myocardial infarction|mi|heart attack',
  },
  {
    set: 'myocardial-infarction',
    code: '401303003',
    display: 'ST-elevation myocardial infarction',
    names: 'stemi|st elevation myocardial infarction',
  },
  {
    set: 'myocardial-infarction',
    code: '401314000',
    display: 'Non-ST-elevation myocardial infarction',
    names: 'nstemi|non st elevation myocardial infarction',
  },
  {
    set: 'pneumonia',
    code: '233604007',
    display: 'Pneumonia',
    names: 'pneumonia|community acquired pneumonia|lobar pneumonia',
  },
  {
    set: 'pre-eclampsia',
    code: '398254007',
    display: 'Pre-eclampsia',
    names: 'pre-eclampsia|preeclampsia|pre eclampsia',
  },
  {
    set: 'stroke',
    code: '230690007',
    display: 'Stroke',
    names: 'stroke|cerebrovascular accident|cva|ischaemic stroke|ischemic stroke',
  },
  {
    set: 'surgical-site-infection',
    code: '433202001',
    display: 'Surgical site infection',
    names: 'surgical site infection|wound infection',
  },
  { display: 'Asthma', names: 'asthma|asthmatic|exercise induced asthma' },
  {
    display: 'Anaemia',
    names: 'anaemia|anemia|iron deficiency anemia|iron deficiency anaemia|anaemic|anemic',
  },
  {
    display: 'Anxiety',
    names: 'anxiety|anxiety disorder|generalized anxiety disorder|generalised anxiety disorder|gad',
  },
  { display: 'Arthritis', names: 'arthritis' },
  { display: 'Osteoarthritis', names: 'osteoarthritis|degenerative arthritis|degenerative joint disease' },
  { display: 'Rheumatoid arthritis', names: 'rheumatoid arthritis' },
  { display: 'Bipolar disorder', names: 'bipolar|bipolar disorder|bipolar affective disorder' },
  { display: 'Breast cancer', names: 'breast cancer|carcinoma of the breast|breast carcinoma' },
  { display: 'Colon cancer', names: 'colon cancer|colorectal cancer|bowel cancer' },
  { display: 'Lung cancer', names: 'lung cancer|lung carcinoma' },
  { display: 'Prostate cancer', names: 'prostate cancer|carcinoma of the prostate' },
  { display: 'Cancer', names: 'cancer|malignancy' },
  { display: 'Cirrhosis', names: 'cirrhosis|liver cirrhosis' },
  { display: 'Crohn disease', names: "crohn's disease|crohns disease|crohn disease" },
  { display: 'Ulcerative colitis', names: 'ulcerative colitis' },
  { display: 'Deep vein thrombosis', names: 'deep vein thrombosis|deep venous thrombosis|dvt' },
  { display: 'Pulmonary embolism', names: 'pulmonary embolism|pulmonary embolus|pe' },
  { display: 'Dementia', names: "dementia|alzheimer's disease|alzheimer's" },
  { display: 'Diverticulitis', names: 'diverticulitis' },
  { display: 'Diverticulosis', names: 'diverticulosis' },
  { display: 'Eczema', names: 'eczema|atopic dermatitis' },
  { display: 'Epilepsy', names: 'epilepsy|seizure disorder' },
  {
    display: 'Gastro-oesophageal reflux disease',
    names:
      'gastro-oesophageal reflux disease|gastroesophageal reflux disease|gastroesophageal reflux|gerd|' +
      'gord|acid reflux|reflux|reflux disease',
  },
  { display: 'Hepatitis B', names: 'hepatitis b' },
  { display: 'Hepatitis C', names: 'hepatitis c' },
  {
    display: 'Hyperlipidaemia',
    names:
      'hyperlipidaemia|hyperlipidemia|hypercholesterolaemia|hypercholesterolemia|dyslipidaemia|' +
      'dyslipidemia|high cholesterol|hld',
  },
  { display: 'Hyperthyroidism', names: "hyperthyroidism|graves' disease|graves disease" },
  { display: 'Hypothyroidism', names: "hypothyroidism|hypothyroid|hashimoto's thyroiditis" },
  { display: 'Irritable bowel syndrome', names: 'irritable bowel syndrome|ibs' },
  {
    display: 'Kidney stones',
    names: 'kidney stones|kidney stone|nephrolithiasis|renal calculi|renal calculus|renal stones',
  },
  { display: 'Migraine', names: 'migraine|migraines|migraine headaches' },
  { display: 'Multiple sclerosis', names: 'multiple sclerosis' },
  { display: 'Obesity', names: 'obesity|obese|morbid obesity' },
  { display: 'Osteoporosis', names: 'osteoporosis' },
  { display: 'Parkinson disease', names: "parkinson's disease|parkinson disease|parkinsons" },
  {
    display: 'Peripheral artery disease',
    names: 'peripheral artery disease|peripheral arterial disease|peripheral vascular disease|pad|pvd',
  },
  { display: 'Psoriasis', names: 'psoriasis' },
  { display: 'Schizophrenia', names: 'schizophrenia' },
  { display: 'Sepsis', names: 'sepsis|septic shock' },
  { display: 'Sickle cell disease', names: 'sickle cell disease|sickle cell anaemia|sickle cell anemia' },
  { display: 'Sinusitis', names: 'sinusitis|acute sinusitis|chronic sinusitis' },
  {
    display: 'Sleep apnoea',
    names: 'sleep apnoea|sleep apnea|obstructive sleep apnoea|obstructive sleep apnea|osa',
  },
  {
    display: 'Transient ischaemic attack',
    names: 'transient ischaemic attack|transient ischemic attack|tia',
  },
  { display: 'Tuberculosis', names: 'tuberculosis|tb|pulmonary tuberculosis' },
  { display: 'Urinary tract infection', names: 'urinary tract infection|uti|cystitis' },
  { display: 'Pyelonephritis', names: 'pyelonephritis' },
  { display: 'Cellulitis', names: 'cellulitis' },
  { display: 'Bronchitis', names: 'bronchitis|acute bronchitis' },
  { display: 'Covid-19', names: 'covid-19|covid 19|covid' },
  { display: 'Malaria', names: 'malaria' },
  { display: 'Appendicitis', names: 'appendicitis|acute appendicitis' },
  { display: 'Pancreatitis', names: 'pancreatitis|acute pancreatitis' },
  { display: 'Cholecystitis', names: 'cholecystitis|acute cholecystitis' },
  { display: 'Endometriosis', names: 'endometriosis' },
  { display: 'Fibromyalgia', names: 'fibromyalgia' },
  { display: 'Glaucoma', names: 'glaucoma' },
  { display: 'Lupus', names: 'systemic lupus erythematosus|lupus|sle' },
  { display: 'Aortic stenosis', names: 'aortic stenosis' },
  { display: 'Mitral regurgitation', names: 'mitral regurgitation' },
]

/**
 * Signs and symptoms. They are looked for so that one sees how a note was read; nobody is asked whether they shall
 * stand on a chart.
 */
export const symptomNames =
  'fever|fevers|chills|cough|chest pain|shortness of breath|dyspnea|dyspnoea|nausea|vomiting|diarrhea|diarrhoea|' +
  'abdominal pain|headache|headaches|dizziness|syncope|palpitations|rash|edema|oedema|swelling|fatigue|weight loss|' +
  'night sweats|back pain|joint pain|numbness|tingling|weakness|constipation|dysuria|hematuria|' +
  'haematuria|blurry vision|' +
  'vision changes|sore throat|nasal congestion|wheezing|wheezes|rales|rhonchi|murmurs|murmur|' +
  'hemoptysis|haemoptysis|' +
  'melena|hematochezia|lymphadenopathy|hepatosplenomegaly|suicidal ideation|orthopnea|orthopnoea|neck pain|myalgia|' +
  'arthralgia|insomnia|lightheadedness|diaphoresis|polyuria|polydipsia|cyanosis|pericardial effusion|pleural effusion'
