//! Prose in five languages for the sentence splitter: own-written sentences in an order that does not repeat.

// Each benchmark binary takes what it needs of these.
#![allow(dead_code)]

use super::Numbers;

/// Text of about so many bytes: sentences drawn at random, six to a paragraph, paragraphs apart by a blank
/// line.
pub(crate) fn prose(sentences: &[&str], separator: &str, bytes: usize) -> String {
    let mut numbers = Numbers::new(3);
    let mut text = String::with_capacity(bytes + 400);
    let mut count = 0;
    while text.len() < bytes {
        text.push_str(sentences[numbers.next() as usize % sentences.len()]);
        count += 1;
        text.push_str(if count % 6 == 0 { "\n\n" } else { separator });
    }
    text
}

pub(crate) const ENGLISH: &[&str] = &[
    "The harbour was quiet when the last ferry of the evening came round the point.",
    "Nobody on the quay had expected it before nine, and fewer still had waited for it.",
    "Dr. Hallam, who had crossed from the mainland twice that week, stepped down first and looked about her.",
    "\"Is there no one from the council?\" she asked the man with the ropes.",
    "He shook his head.",
    "In 2019 the council had spent 4.2 million on the new pier, about 35% more than planned.",
    "It was said that the money came from Brussels, from the U.S. and, in part, from a brewery.",
    "The brewery, Marsh & Sons Ltd., denied this in a letter to the paper.",
    "The letter was printed on page 3.",
    "Since then the pier had sunk by eleven centimetres.",
    "Engineers blamed the clay; the contractor blamed the engineers; the island blamed everyone.",
    "What was to be done?",
    "At the meeting on Tuesday, Mrs. Oakes proposed to sell the crane, the shed and the weighing house.",
    "\"We cannot pay for a pier with a shed,\" said Tom Barrow, who ran the shop.",
    "The vote was put off until spring.",
    "By then, as Prof. Lind of the university had shown, the outer piles would stand in two metres of water at high tide.",
    "She had measured them herself, with a pole and a notebook, on a raft that her students had built from barrels.",
    "Her report is forty pages long, has nine tables and ends with a single sentence of advice.",
    "Build it again, and build it on rock.",
    "The rock lies three hundred metres further west, below the old lighthouse (see Fig. 2).",
    "To reach it, a road would have to cross the salt marsh, which is protected under the law of 1984.",
    "No road has been built there, and none is likely to be built soon.",
    "Meanwhile the ferry goes on: at 7 a.m., at noon and at 6 p.m. on working days.",
    "On Sundays there is no boat at all.",
    "People have learned to plan their lives around it, as people on islands always have.",
    "They buy flour by the sack and keep their medicines in pairs.",
    "Some of them, e.g. the nurse and the baker, have rooms on both sides of the water.",
    "Others have simply left.",
    "The school had sixty children in 1990, and has fourteen now.",
    "Its teacher, J. R. Penhallow, has asked the government for a second stove.",
    "He is still waiting for an answer.",
    "In the evenings he writes down what the old people tell him about storms, wrecks and weddings.",
    "One day, he thinks, this will be a book; it may also be all that is left.",
    "The wind rose after midnight, and by morning the radio spoke of gusts of up to 90 m.p.h. on the outer banks.",
    "Three boats had broken loose, but none was lost.",
    "Who had tied them up so badly?",
    "“Not me,” said the harbour master. “I was asleep.”",
    "Everyone laughed, and for a moment the room was warm.",
    "Then the lights went out again.",
    "They stayed out for two days, until the cable was mended, and in that time the island was as dark as it had been a hundred years ago.",
];

pub(crate) const RUSSIAN: &[&str] = &[
    "Последний паром обогнул мыс, когда на причале уже никого не было.",
    "Доктор Климова сошла первой и огляделась по сторонам.",
    "— Неужели никто не пришёл? — спросила она у матроса.",
    "Тот только покачал головой.",
    "В 2019 г. город потратил на новый причал 4,2 млн рублей, то есть почти на треть больше, чем собирался.",
    "Говорили, что деньги дали столица и одна пивоварня.",
    "Пивоварня это отрицала: её письмо напечатали на третьей странице газеты.",
    "С тех пор причал просел на одиннадцать сантиметров.",
    "Инженеры винили глину, строители винили инженеров, а остров винил всех сразу.",
    "Что же делать?",
    "На собрании во вторник А. П. Дубова предложила продать кран, сарай и весы.",
    "«Сараем за причал не заплатишь», — сказал лавочник.",
    "Голосование отложили до весны.",
    "К тому времени, как показала проф. Линд, внешние сваи будут стоять в воде на два метра глубже.",
    "Она сама измерила их шестом, с плота, который её ученики сколотили из бочек.",
    "В её отчёте сорок страниц, девять таблиц и один-единственный совет.",
    "Строить заново, и строить на скале.",
    "До скалы ещё триста метров, и дорога туда идёт через болото.",
    "По воскресеньям парома нет совсем.",
    "Люди привыкли и живут по его расписанию, как жили здесь всегда.",
];

pub(crate) const HINDI: &[&str] = &[
    "जब शाम की आख़िरी नाव किनारे पर पहुँची तो घाट पर कोई नहीं था।",
    "डॉ. मेहता सबसे पहले उतरीं और चारों ओर देखने लगीं।",
    "क्या यहाँ कोई नहीं आया?",
    "नाव वाले ने केवल सिर हिला दिया।",
    "सन 2019 में गाँव ने नए घाट पर 4.2 लाख रुपये ख़र्च किए थे, जो तय राशि से बहुत अधिक थे।",
    "लोग कहते थे कि पैसा राजधानी से आया है।",
    "तब से घाट ग्यारह सेंटीमीटर धँस चुका है।",
    "इंजीनियर मिट्टी को दोष देते हैं और ठेकेदार इंजीनियरों को।",
    "अब क्या किया जाए?",
    "मंगलवार की सभा में सुझाव दिया गया कि पुराना गोदाम बेच दिया जाए।",
    "दुकानदार ने हँसकर कहा कि गोदाम से घाट नहीं बनता।",
    "फ़ैसला वसंत तक टाल दिया गया।",
    "तब तक बाहरी खंभे दो मीटर गहरे पानी में खड़े होंगे।",
    "उन्होंने यह माप स्वयं एक बेड़े पर बैठकर लिया था।",
    "उनकी रिपोर्ट चालीस पन्नों की है और एक ही सलाह पर समाप्त होती है।",
    "इसे फिर से बनाओ, और चट्टान पर बनाओ!",
    "रविवार को कोई नाव नहीं चलती।",
    "लोग उसके समय के अनुसार जीना सीख चुके हैं।",
];

pub(crate) const CHINESE: &[&str] = &[
    "最后一班渡船绕过岬角的时候，码头上已经没有人了。",
    "何医生第一个走下来，朝四周看了看。",
    "“难道没有人来接我吗？”她问船上的水手。",
    "水手只是摇了摇头。",
    "2019年，镇里为新码头花了4.2百万元，比计划多出了三分之一。",
    "有人说钱来自省城，也有人说来自一家酒厂。",
    "酒厂在报纸第三版上否认了这件事。",
    "从那以后，码头下沉了十一厘米。",
    "工程师怪泥土，承包商怪工程师，岛上的人怪所有的人。",
    "怎么办呢？",
    "在星期二的会议上，有人提议卖掉旧仓库和吊车。",
    "“仓库可换不来码头！”店主笑着说。",
    "表决推迟到了春天。",
    "到那时，外侧的木桩将立在两米深的水里。",
    "她和学生们坐在木筏上，亲自量过每一根桩子。",
    "她的报告有四十页、九张表，最后只有一句建议。",
    "重新建造，并且建在岩石上。",
    "星期天没有船。",
    "人们早已学会按照渡船的时间来安排生活，岛上的人从来都是这样过的。",
];

/// Inputs that strain a splitter, each a short pattern to be repeated.
pub(crate) const HOSTILE: &[(&str, &str)] = &[
    ("stops-in-a-word", "a."),
    ("stops-apart", ". "),
    ("initials", "A. "),
    ("initials-of-lower-case", "a. "),
    ("spaces", " "),
    ("brackets", "("),
    ("closed-quotes", ".\" "),
    ("quotes-apart", ". \" "),
    ("notes", ". [1] "),
    ("titles", "a. Mr. "),
    ("lists", "1. a 2. b "),
    ("marks-without-end", "?!"),
    ("letters", "a"),
    ("chinese-stops", "。"),
    ("dots-apart", ". . . a "),
    ("unknown-names", "Xy. Ab c "),
];

pub(crate) const ARABIC: &[&str] = &[
    "كان الميناء هادئًا حين وصلت آخر عبّارة في المساء.",
    "لم يكن أحد على الرصيف ينتظرها قبل التاسعة.",
    "نزلت الدكتورة أولًا ونظرت حولها، ثم سألت الرجل الذي يمسك الحبال.",
    "هل حضر أحد من المجلس؟",
    "هز الرجل رأسه ولم يقل شيئًا.",
    "في عام 2019 أنفق المجلس 4.2 مليون على الرصيف الجديد، أي أكثر مما كان مقررًا.",
    "قيل إن المال جاء من العاصمة، وقيل إنه جاء من شركة صغيرة في الجزيرة.",
    "نفت الشركة ذلك في رسالة إلى الصحيفة؛ ونشرت الرسالة في الصفحة الثالثة.",
    "ومنذ ذلك الحين هبط الرصيف أحد عشر سنتيمترًا.",
    "لام المهندسون الطين، ولام أهل الجزيرة الجميع!",
    "ما الذي يجب فعله؟",
    "تقول الأستاذة في تقريرها إن الصخر يقع على بعد ثلاثمئة متر إلى الغرب، تحت المنارة القديمة.",
    "للوصول إليه لا بد من طريق يعبر المستنقع، وهو محمي بالقانون.",
    "تعلم الناس أن يرتبوا حياتهم حول العبّارة، كما يفعل سكان الجزر دائمًا.",
    "كان في المدرسة ستون طفلًا، ولم يبق فيها اليوم سوى أربعة عشر.",
    "في المساء يكتب المعلم ما يرويه له الكبار عن العواصف والأعراس.",
];
