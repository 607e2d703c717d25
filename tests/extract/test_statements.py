"""Who is reported to have said or thought what."""

import pytest
from trees import code, told


@pytest.mark.parametrize(("text", "expected"), [
    # a clause behind its cue
    ("Presiden Rusia Vladimir Putin mengatakan bahwa perundingan akan dilanjutkan pekan depan.",
     [("RUS", "indirect", "perundingan akan dilanjutkan pekan depan")]),
    # a quotation before its cue
    ("“Kami mendukung gencatan senjata di Gaza,” kata Perdana Menteri Malaysia Anwar Ibrahim.",
     [("MYS", "direct", "Kami mendukung gencatan senjata di Gaza,")]),
    # words of the speaker inside those of the report
    ("Xi Jinping mengatakan China dan Rusia “harus tetap bekerja sama dalam jangka panjang”.",
     [("CHN", "mixed",
       "China dan Rusia “harus tetap bekerja sama dalam jangka panjang”")]),
    # an adposition as cue, in front
    ("Menurut Kementerian Luar Negeri Iran, serangan itu melanggar hukum internasional.",
     [("IRN", "indirect", "serangan itu melanggar hukum internasional")]),
    # two cues that share a speaker
    ("Juru bicara Kremlin mengatakan pasukan tidak ditarik dan menambahkan bahwa latihan lanjut.",
     [("RUS", "indirect", "pasukan tidak ditarik"),
      ("RUS", "indirect", "latihan lanjut")]),
    # who spreads a story tells it
    ("Peru menyebarluaskan narasi bahwa Chili yang menutup pelabuhan.",
     [("PER", "indirect", "Chili yang menutup pelabuhan")]),
    # who is unwilling to say something has not said it
    ("Juru bicara Peru enggan mengatakan apakah kapal itu tenggelam.", []),
    # a cue between commas stands in what was said
    ("Latihan itu, kata Kremlin, sudah selesai.",
     [("RUS", "indirect", "Latihan itu, kata Kremlin, sudah selesai")]),
    ("Tidak ada bukti, kata Gedung Putih, bahwa Peru terlibat.",
     [("USA", "indirect", "Tidak ada bukti, kata Gedung Putih, bahwa Peru terlibat")]),
    # what is demanded is a clause, whatever the parser takes its conjunction for
    ("Raja Yordania mendesak agar perbatasan dibuka.",
     [("JOR", "indirect", "agar perbatasan dibuka")]),
    # the clause before a colon says who speaks
    ("Menteri Peru blak-blakan soal rencana itu: “Kami menolak rencana itu sepenuhnya.”",
     [("PER", "direct", "Kami menolak rencana itu sepenuhnya.")]),
    # the agent of a passive, with its conjunction
    ("Disampaikan oleh Menteri Luar Negeri Jepang bahwa bantuan akan ditambah.",
     [("JPN", "indirect", "bantuan akan ditambah")]),
    # the word that takes up what was said, before who said it and behind
    (("Seorang nelayan Norwegia hilang di lepas pantai Bergen, demikian dilaporkan polisi "
     "Norwegia pada Senin."),
     [("NOR", "indirect", "Seorang nelayan Norwegia hilang di lepas pantai Bergen")]),
    ("Para perunding nikel Chile dan Peru bertemu di Lima, demikian harian El Comercio melaporkan.",
     [("UNK", "indirect", "Para perunding nikel Chile dan Peru bertemu di Lima")]),
    # the tagger takes the speaker for an adjective
    ("Mereka ditarik Jumat pagi setelah merampungkan tugas mereka, kata militer Nigeria.",
     [("NGA", "indirect", "Mereka ditarik Jumat pagi setelah merampungkan tugas mereka")]),
    # a noun says what something is
    ("Tentara Nigeria menyatakan truk itu milik sebuah perusahaan asing.",
     [("NGA", "indirect", "truk itu milik sebuah perusahaan asing")]),
    # when it was said, in brackets too, is not what was said
    ("Presiden Ghana menyatakan pada Selasa (17/6) bahwa tambang itu akan ditutup.",
     [("GHA", "indirect", "tambang itu akan ditutup")]),
    ("Ghana Kamis menyatakan bahwa perundingan akan dilanjutkan.",
     [("GHA", "indirect", "perundingan akan dilanjutkan")]),
    # nor is the outlet from which it was taken; a promise behind it is a statement of its own
    ("Kenya meminta warganya menjauhi pelabuhan, dikutip dari Daily Nation, Selasa (10/6/2025).",
     [("KEN", "indirect", "warganya menjauhi pelabuhan")]),
    ("Kenya mengatakan perjanjian diperlukan dan berjanji akan membangun pelabuhan.",
     [("KEN", "indirect", "perjanjian diperlukan"),
      ("KEN", "indirect", "akan membangun pelabuhan")]),
    # behind a whole quotation stands only when it was said
    ("Menteri Kenya itu menyatakan “Bisa saja kami lakukan itu besok,” saat ditanya wartawan.",
     [("KEN", "direct", "Bisa saja kami lakukan itu besok,")]),
    # so is what somebody swears, whatever the tagger takes the verb for
    (("Dalam pidato di televisi, Presiden Kenya mengatakan pelabuhan itu ditutup demi keselamatan "
      "warga, namun bersumpah akan membukanya lagi."),
     [("KEN", "indirect", "pelabuhan itu ditutup demi keselamatan warga"),
      ("KEN", "indirect", "akan membukanya lagi")]),
    ("Utusan Kenya mendesak Chad melindungi nelayan dan berjanji akan meneruskan upaya damai.",
     [("KEN", "indirect", "Chad melindungi nelayan"),
      ("KEN", "indirect", "akan meneruskan upaya damai")]),
    # a name with what follows it is no clause, a clause is one
    (("Norwegia, yang mengakui negara Palestina pada Mei tahun lalu bersama Irlandia, termasuk "
      "pengkritik Israel yang paling keras."), []),
    ("Mesir mengakui kapal itu termasuk armadanya.",
     [("EGY", "indirect", "kapal itu termasuk armadanya")]),
    # what was said before has a verb here
    ("Menteri Kenya mengatakan hal itu tidak benar.",
     [("KEN", "indirect", "hal itu tidak benar")]),
    # an aim is what is promised
    ("Presiden Chile berjanji untuk membuka kembali pelabuhan.",
     [("CHL", "indirect", "untuk membuka kembali pelabuhan")]),
    # a report shows what it says
    ("Laporan PBB menunjukkan bahwa perang itu akan meluas.",
     [("IGOUNO", "indirect", "perang itu akan meluas")]),
    # what something is described as, and what it is, is one statement
    ("Menteri Kenya menyebut blokade itu sebagai “tindakan agresi” terhadap pelabuhan.",
     [("KEN", "mixed", "blokade itu sebagai “tindakan agresi” terhadap pelabuhan")]),
    # what is announced so was said before
    ("“Pelabuhan akan dibuka besok,” demikian dijelaskan polisi Kenya.",
     [("KEN", "direct", "Pelabuhan akan dibuka besok,")]),
    # to whom it was said stands before what was said
    ("Menteri Kenya mengatakan kepada kantor berita itu bahwa pelabuhan sudah dibuka.",
     [("KEN", "indirect", "pelabuhan sudah dibuka")]),
    # a noun sums up what was said
    ("Kenya menuduh Peru menutup pelabuhan, tuduhan yang dibantah Peru.",
     [("KEN", "indirect", "Peru menutup pelabuhan")]),
    # ... and the speaker's next act is none of it
    ("Menteri Kenya menegaskan pelabuhan tidak akan ditutup, saat mengumumkan langkah terbaru.",
     [("KEN", "indirect", "pelabuhan tidak akan ditutup")]),
    # an outlet that opens a sentence does not speak
    ("Dilansir Daily Nation, Kamis (28/5/2026), Menteri Kenya mengatakan pelabuhan ditutup.",
     [("KEN", "indirect", "pelabuhan ditutup")]),
    ("Kenya meminta warganya menjauhi pelabuhan, seperti yang dikutip oleh Daily Nation.",
     [("KEN", "indirect", "warganya menjauhi pelabuhan")]),
    # who answers and says something says it once
    ("Menteri Kenya menolak menjawab, seraya mengatakan bahwa pelabuhan ditutup.",
     [("KEN", "indirect", "pelabuhan ditutup")]),
])
def test_indonesian_statements_have_speaker_and_content(text, expected):
    """Speech is found with its speaker's code, its manner and its very words."""
    assert expected == told(code(text))


@pytest.mark.parametrize(("text", "expected"), [
    ("The Kremlin said that the talks would go on next week.",
     [("RUS", "indirect", "the talks would go on next week")]),
    ("“We will not leave the alliance,” the Turkish foreign minister told reporters.",
     [("TUR", "direct", "We will not leave the alliance,")]),
    ("North Korea fired two missiles on Monday, South Korea's military said.",
     [("KOR", "indirect", "North Korea fired two missiles on Monday")]),
    ("According to the Israeli army, the strike hit a command centre.",
     [("ISR", "indirect", "the strike hit a command centre")]),
    ("“We want peace,” the Ukrainian president said. “But not at any price.”",
     [("UKR", "direct", "We want peace,” the Ukrainian president said. “But not at any price.")]),
    ("China's foreign ministry called the tariffs “a serious violation of the rules”.",
     [("CHN", "direct", "a serious violation of the rules")]),
    # who spreads a story tells it, and who points at a fact states it
    ("Peru promoted the narrative that Chile had closed the port.",
     [("PER", "indirect", "Chile had closed the port")]),
    ("Peru's envoy drew attention to the fact that Chile had closed the port.",
     [("PER", "indirect", "Chile had closed the port")]),
    # a cue between commas stands in what was said, and its speaker beside it
    ("The drill, the Peruvian ministry said, was over.",
     [("PER", "indirect", "The drill, the Peruvian ministry said, was over")]),
    ("There is no evidence, the Peruvian ministry says, that Chile was involved.",
     [("PER", "indirect",
       "There is no evidence, the Peruvian ministry says, that Chile was involved")]),
    # ... or behind where and when it happened
    ("On Monday, the Peruvian ministry said, troops would leave the city.",
     [("PER", "indirect", "troops would leave the city")]),
    # ... or before something else
    ("The port was open, the Peruvian minister said, but the ships stayed away.",
     [("PER", "indirect", "The port was open")]),
    # what a statement reads, whoever issued it says
    ("“We will not yield,” reads the statement of the Peruvian embassy.",
     [("PER", "direct", "We will not yield,")]),
    # what was aimed at was done
    ("Peru's envoy went on to say that the port was safe.",
     [("PER", "indirect", "the port was safe")]),
    ("Chile left no doubt that the port was safe.",
     [("CHL", "indirect", "the port was safe")]),
    # who is asked has said nothing yet
    ("Asked whether the port was safe, the Peruvian minister said that it was.",
     [("PER", "indirect", "it was")]),
    # a clause of the cue's own verb is no content
    ("When asked whether the port was safe, the Peruvian minister replied that it was.",
     [("PER", "indirect", "it was")]),
    # the clause before a colon says who speaks
    ("The Peruvian minister was blunt: “There will be no deal about the port.”",
     [("PER", "direct", "There will be no deal about the port.")]),
    # ... but not where it is about nobody
    ("The solution was far off: “There will be no deal about the port.”",
     [("UNK", "direct", "There will be no deal about the port.")]),
    # a gerund behind the preposition of its cue
    ("Peru has accused the rulers of Chile of hiding the talks.",
     [("PER", "indirect", "hiding the talks")]),
    # ... and whoever accuses, however far in front
    ("The minister, who was in Lima on Monday, accused Chile of hiding its ships.",
     [("PER", "indirect", "hiding its ships")]),
    ("A senior Peruvian official, speaking in Lima, accused Chile of “hiding behind procedure”.",
     [("PER", "direct", "hiding behind procedure")]),
    ("The minister, accused by Peru of hiding its ships, left.", []),
    # the parser takes the subject of what was said for the object of the cue
    ("Residents of Lima said Peruvian aircraft hit three ports on the coast.",
     [("PER", "indirect", "Peruvian aircraft hit three ports on the coast")]),
    # an adjective opens the phrase that names the speaker
    ("According to senior Peruvian officials, the port was closed on Monday.",
     [("PER", "indirect", "the port was closed on Monday")]),
    # a semicolon ends what was said, and so does a second verb of the same speaker
    ("Peru said that the port was closed; ships waited outside.",
     [("PER", "indirect", "the port was closed")]),
    ("Peru's envoy said the port had lost its role and claimed that Chile knew it.",
     [("PER", "indirect", "the port had lost its role"), ("PER", "indirect", "Chile knew it")]),
    # behind the cue stands only when it was said
    ("The talks went well, the president of Peru said as he left Lima.",
     [("PER", "indirect", "The talks went well")]),
    # who closes a sentence stands behind its comma, whatever the tree makes of it
    (("Peru has released a man on suspicion of passing the secrets of the country's contested "
     "border to an exiled Chilean general, Peruvian radio said on Tuesday."),
     [("PER", "indirect", ("Peru has released a man on suspicion of passing the secrets of the "
       "country's contested border to an exiled Chilean general"))]),
    (("Kenya should not pull its troops out of Somalia even if its plan to send more helicopters "
     "fails, Kenyan Defence Minister Aden Duale said Friday."),
     [("KEN", "indirect", ("Kenya should not pull its troops out of Somalia even if its plan to "
       "send more helicopters fails"))]),
    (("Chile will not seek a seat on the board of the bank, senior Chilean diplomats said Monday, "
     "asserting the body had lost its way."),
     [("CHL", "indirect", "Chile will not seek a seat on the board of the bank"),
      ("CHL", "indirect", "the body had lost its way")]),
    # ... or behind its cue
    (("The talks were held in a good spirit and the port will stay open, said Estonian negotiator "
     "Kalle Laanet."),
     [("EST", "indirect",
       "The talks were held in a good spirit and the port will stay open")]),
    # whom an outlet quotes stands behind it
    (("Sixty people were hurt when a ferry sank off Lagos, Nigerian radio reported quoting an "
     "official."),
     [("NGA", "indirect", "Sixty people were hurt when a ferry sank off Lagos")]),
    # what one hopes for ends before who says so
    ("Kenya hopes to lift the siege by June, a spokesman for the Peruvian army said on Monday.",
     [("PER", "indirect", "Kenya hopes to lift the siege by June")]),
    # an apposition stands between a name and its verb
    (("Kenya will close the port in June, Rana Diallo, a senior adviser to Peru's president, said "
     "this month."),
     [("PER", "indirect", "Kenya will close the port in June")]),
    (("The Bank of Lithuania, the country's central bank, warned on Thursday that cheap loans "
     "could drive prices up."),
     [("LTU", "indirect", "cheap loans could drive prices up")]),
    # when it was said is no part of it
    ("Ghana said Saturday it would close the mine.",
     [("GHA", "indirect", "it would close the mine")]),
    ("Kenya said last week it would close the port.",
     [("KEN", "indirect", "it would close the port")]),
    # a quotation without marks begins with a capital
    (("The Danish envoy told the paper that he could not confirm the visit, but said, The Danish "
     "navy will help."),
     [("DNK", "indirect", "he could not confirm the visit"),
      ("DNK", "indirect", "The Danish navy will help")]),
    # what is only to be announced is no cue inside of what was said
    (("Kenya said the convoy, to be formally received at the border on Friday, would bring food "
     "for a month."),
     [("KEN", "indirect", ("the convoy, to be formally received at the border on Friday, would "
       "bring food for a month"))]),
    # the clause in front ends before the main one
    (("While Kenya noted that the camp had shrunk to almost nothing, Peru pointed to the fighters "
     "who had fled."),
     [("KEN", "indirect", "the camp had shrunk to almost nothing")]),
    # who continues to say something says it
    ("Kenya continues to say that the port is open.",
     [("KEN", "indirect", "the port is open")]),
    # the owner of a noun is the subject of its verb
    ("Kenya's minister made inflammatory claims that Peru will lose.",
     [("KEN", "indirect", "Peru will lose")]),
    # to whom it was said stands beside the cue
    ("The talks, the Kenyan minister told reporters, had failed.",
     [("KEN", "indirect", "The talks, the Kenyan minister told reporters, had failed")]),
    # a condition is part of what was said
    ("The Kenyan minister said if the goal is peace, then the port must open.",
     [("KEN", "indirect", "if the goal is peace, then the port must open")]),
    # who is convinced has that in mind
    ("Kenya's minister is convinced that the port is safe.",
     [("KEN", "indirect", "the port is safe")]),
    # what something is described as, and what it is, is one statement
    ("Kenya condemned the blockade as a “dirty trick” and a “grave threat” to trade.",
     [("KEN", "mixed", "the blockade as a “dirty trick” and a “grave threat” to trade")]),
    # a statement is whose it was said in
    (("The Kenyan navy said in a statement that the port was shut. “We regret this,” the statement "
     "continued."),
     [("KEN", "indirect", "the port was shut"), ("KEN", "direct", "We regret this,")]),
])
def test_english_statements_have_speaker_and_content(text, expected):
    """English speech is found as Indonesian is; a cue may stand inside its quotation."""
    assert expected == told(code(text, language="en"))


@pytest.mark.parametrize(("text", "language"), [
    ("Kedua presiden memuji “kemitraan” negara mereka.", "id"),               # a scare quote
    ("Menteri itu tidak menyebut negara mana yang dimaksud.", "id"),           # denied
    ("Perusahaan itu mengumumkan rencana ekspansi.", "id"),                    # a noun, no clause
    ("The so-called “peace plan” failed within days.", "en"),                  # a scare quote
    ("The ministry did not say when the talks would resume.", "en"),           # denied
    ("Turkey announced new tariffs on Monday.", "en"),                         # a noun, no clause
])
def test_what_only_looks_like_speech_is_none(text, language):
    """Scare quotes, denials and plain objects of announcing are no statements."""
    assert [] == told(code(text, language=language))


@pytest.mark.parametrize("text", [
    # the cue behind
    "“Perbatasan tetap dibuka. Kami tidak menutup pintu,” kata Menteri Luar Negeri Polandia.",
    # the cue in front
    "Menteri Luar Negeri Polandia berkata: “Perbatasan tetap dibuka. Kami tidak menutup pintu.”",
])
def test_a_quotation_is_told_once_though_it_runs_over_sentences(text):
    """A cue before or behind several quoted sentences introduces them all, as one statement."""
    (statement,) = told(code(text))

    assert ("POL", "direct") == statement[:2]
    assert statement[2].startswith("Perbatasan tetap dibuka. Kami tidak menutup pintu")


def test_a_quotation_without_a_cue_keeps_the_words_for_its_speaker():
    """A quotation that follows another keeps who spoke, and the words that named him."""
    coding = code(
        "“Kami siap berunding,” kata Presiden Iran Masoud Pezeshkian. “Tetapi kami tidak akan "
        "menyerah pada tekanan.”\n“Dunia harus tahu itu dengan jelas.”"
    )

    assert ["IRN", "IRN"] == [row[0] for row in told(coding)]
    assert all(s.speaker.evidence.quote for s in coding.statements)


def test_a_statement_says_where_its_state_was_inferred():
    """Where no words give the speaker's state, the model that inferred it is named."""
    coding = code(
        "“Kami terus memantau keadaan WNI di sana,” kata Menteri Luar Negeri.",
        title="Indonesia Siapkan Evakuasi WNI dari Iran",
    )
    speaker = coding.statements[0].speaker

    assert ("affiliation.model" in coding.statements[0].found_by) == (
        speaker.actor is not None and speaker.actor.code != "UNK"
    )


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        # direct, the cue behind it
        ("id", "“Kami menerima usul itu,” kata Presiden Peru.",
         ("PER", "direct", "Kami menerima usul itu,")),
        ("en", "“We accept the plan,” said the president of Peru.",
         ("PER", "direct", "We accept the plan,")),
        # direct, the cue behind its subject
        ("en", "“We accept the plan,” the president of Peru said.",
         ("PER", "direct", "We accept the plan,")),
        # direct, the cue before it, behind a colon
        ("id", "Presiden Peru menjawab: “Kami menerima usul itu.”",
         ("PER", "direct", "Kami menerima usul itu.")),
        ("en", "The president of Peru replied: “We accept the plan.”",
         ("PER", "direct", "We accept the plan.")),
        # direct, in single marks
        ("en", "'We accept the plan,' the president of Peru said.",
         ("PER", "direct", "We accept the plan,")),
        # direct, between dashes
        ("id", "- Kami menerima usul itu - kata Presiden Peru.",
         ("PER", "direct", "Kami menerima usul itu")),
        # mixed: a clause with some of the speaker's own words
        ("id", "Peru menegaskan pihaknya akan “menjaga setiap jengkal perbatasan” bersama Chile.",
         ("PER", "mixed", "pihaknya akan “menjaga setiap jengkal perbatasan” bersama Chile")),
        ("en", "Peru said it would “guard every inch of the border” with Chile.",
         ("PER", "mixed", "it would “guard every inch of the border” with Chile")),
        # indirect, with a word that opens the clause, and without one
        ("id", "Peru mengatakan bahwa perundingan berjalan lancar.",
         ("PER", "indirect", "perundingan berjalan lancar")),
        ("en", "Peru said that the talks went well.", ("PER", "indirect", "the talks went well")),
        ("id", "Peru mengatakan perundingan berjalan lancar.",
         ("PER", "indirect", "perundingan berjalan lancar")),
        ("en", "Peru said the talks went well.", ("PER", "indirect", "the talks went well")),
        # indirect, the cue behind it
        ("id", "Perundingan berjalan lancar, ujar Presiden Peru.",
         ("PER", "indirect", "Perundingan berjalan lancar")),
        ("en", "The talks went well, the president of Peru said.",
         ("PER", "indirect", "The talks went well")),
        # an adposition before and behind
        ("id", "Menurut Peru, perundingan berjalan lancar.",
         ("PER", "indirect", "perundingan berjalan lancar")),
        ("id", "Perundingan sudah berjalan lancar sejak Senin, menurut Peru.",
         ("PER", "indirect", "Perundingan sudah berjalan lancar sejak Senin")),
        pytest.param(
            "id", "Perundingan berjalan lancar, menurut Peru.",
            ("PER", "indirect", "Perundingan berjalan lancar"),
            marks=pytest.mark.xfail(reason="three words before an adposition are no clause"),
        ),
        ("en", "According to Peru, the talks went well.",
         ("PER", "indirect", "the talks went well")),
        ("en", "The talks in Lima went well, according to Peru.",
         ("PER", "indirect", "The talks in Lima went well")),
        ("en", "In Peru's view, the talks went well.", ("PER", "indirect", "the talks went well")),
        # whom it was said to, and when, is no content
        ("en", "Peru told reporters that the talks went well.",
         ("PER", "indirect", "the talks went well")),
        ("en", "Peru said on Tuesday that the talks went well.",
         ("PER", "indirect", "the talks went well")),
        ("id", "Peru mengatakan kepada wartawan bahwa perundingan berjalan lancar.",
         ("PER", "indirect", "perundingan berjalan lancar")),
        # an intention, an order
        ("en", "Peru vowed to answer the tariffs.", ("PER", "indirect", "to answer the tariffs")),
        ("id", "Peru meminta agar semua pihak menahan diri.",
         ("PER", "indirect", "agar semua pihak menahan diri")),
        ("id", "Peru mendesak kedua negara menahan diri.",
         ("PER", "indirect", "kedua negara menahan diri")),
        ("en", "Peru urged both sides to show restraint.",
         ("PER", "indirect", "both sides to show restraint")),
        # a passive with its agent and bahwa
        ("id", "Ditegaskan oleh Peru bahwa perundingan akan berlanjut.",
         ("PER", "indirect", "perundingan akan berlanjut")),
    ],
)
def test_one_statement_with_its_speaker_its_manner_and_its_words(language, text, row):
    """A statement holds what was said, and neither the cue nor whom it was said to."""
    assert [row] == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Peru melancarkan “operasi besar” di pegunungan."),  # scare quotes of two words
        ("en", "Peru launched a “special operation” in the mountains."),  # the same in English
        ("id", "Uni Eropa “prihatin” atas keputusan itu."),  # of one word
        ("en", "The EU is “concerned” about the decision."),  # the same in English
        ("id", "Peru tidak mengatakan bahwa perundingan gagal."),  # negated
        ("en", "Peru did not say that the talks had failed."),  # the same in English
        ("id", "Wilayah itu disebut berada di bawah kendali Peru."),  # a passive without bahwa
        ("en", "The area is said to be under Peruvian control."),  # a passive without that
        ("id", "Dilaporkan bahwa Peru menarik pasukannya."),  # nobody says so
        ("en", "It was reported that Peru withdrew its troops."),  # the same in English
        ("id", "Peru dilaporkan menarik pasukannya dari perbatasan."),  # hearsay about Peru
        ("en", "Peru is reported to have withdrawn its troops."),  # the same in English
        ("en", "Peru announced new plans."),  # a noun phrase is no clause
        ("id", "Peru mengumumkan larangan baru."),  # the same in Indonesian
        ("en", "The company reported a profit."),  # the same with another verb
        ("en", "Peruvian soldiers said goodbye."),  # one word is no clause
        ("en", "There was no statement that the talks failed."),  # nobody's statement
        ("id", "Kata itu sulit diterjemahkan."),  # "kata" is a word
        ("id", "Peru mengulang kata damai tiga kali."),  # the same inside the sentence
        ("id", "Peru menanam kopi di lereng gunung."),  # no cue at all
        ("en", "The length of the march demonstrates that Peru lacks fuel."),  # a thing shows
        ("id", "Panjangnya pawai itu membuktikan bahwa Peru kekurangan bensin."),  # the same
        ("en", "The stance of Kenya shows that the war will spread."),  # so does a stance
        ("en", "The alleged spy was arrested in Kenya."),  # a participle describes
        ("en", "Experts agreed to meet again."),  # an act, not a view
        ("en", "A clear majority voted for the plan."),  # an adjective describes
        ("en", "In other words, the port was closed."),  # nobody's words
        ("en", ("Kenya considers the militia to be the arm of Peru, a group that has fought for "
         "years.")),  # "that" stands for the group
        ("en", "The statement came amid speculation that Nigeria was weighing a blockade."),
        ("id", ("Pernyataan Kenya itu muncul di tengah spekulasi bahwa Nigeria tengah "
         "mempertimbangkan blokade.")),  # nobody's
        ("id", "Menteri Kenya mengatakan hal itu saat ditanya wartawan di Nairobi."),  # said before
        ("id", "Menteri Peru mengumumkan bantuan untuk korban banjir."),  # an aim of a thing
        ("id", "Presiden Chile mengumumkan jam malam untuk seluruh kota Santiago."),
        ("id", "Kenya berusaha memastikan apakah kapal itu aman."),  # only tried
        ("id", "Kenya ingin membeli dua kapal patroli."),  # wanted, not said
        ("id", ("Peru telah bergabung dalam perkara di pengadilan lain, Mahkamah Internasional, "
         "yang menuduh Chile melakukan kejahatan di laut.")),  # "yang" closes nothing
        ("en", "If Kenya believes that Peru is weak, ships will leave."),  # supposed
        ("en", "Speaking at the port on Monday, Kenya's minister smiled."),  # no words
        ("id", "Kunjungan menteri Kenya itu menegaskan bahwa pelabuhan itu penting."),  # an event
        ("en", "Kenya has seen signs that Peru moved its ships."),  # signs, not words
        ("en", "Peru recalled its envoy and expelled two diplomats."),  # two deeds, no words
        ("id", "Peru mengumumkan sanksi baru dan mengusir dua diplomat."),
    ],
)
def test_what_nobody_says_is_no_statement(language, text):
    """Hearsay, scare quotes, denials and things that are only named yield nothing."""
    assert [] == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        # a term behind a verb that names, however short
        ("id", "Peru menyebut serangan itu “kejahatan perang”.",
         [("PER", "direct", "kejahatan perang")]),
        ("en", "Peru called the attack a “war crime”.", [("PER", "direct", "war crime")]),
        # whom and as what
        ("id", "Peru menyebut Chile sebagai mitra terdekat.",
         [("PER", "indirect", "Chile sebagai mitra terdekat")]),
        ("en", "Peru described Chile as its closest partner.",
         [("PER", "indirect", "Chile as its closest partner")]),
        # a name between commas does not make a participle of the verb behind it
        ("en", "The offer, which Chile's prime minister, Rosa Quispe, labelled “a trap”, failed.",
         [("CHL", "direct", "a trap")]),
        # the judge is the agent of the passive, not part of what was said
        pytest.param(
            "id", "Usul itu disebut Peru sebagai langkah maju.",
            [("PER", "indirect", "sebagai langkah maju")],
            marks=pytest.mark.xfail(reason="the bare agent of disebut stands in the content"),
        ),
    ],
)
def test_a_description_is_a_statement_of_whoever_describes(language, text, rows):
    """"Called X a Y" and "menyebut X sebagai Y" say what somebody thinks of X."""
    assert rows == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "Peru expressed the hope that the talks would go on.",
         "the talks would go on"),  # a light verb lends its subject
        # who is told, and where, stands between a noun and what opens its clause
        ("id", ("Pernyataan Peru pada hari Senin kepada sejumlah media di ibu kota bahwa sanksi "
                "akan dicabut."), "sanksi akan dicabut"),
        # the verb whose subject the noun is is no part of what it says
        ("en", "Peru's warning that the dam would burst has angered Chile.",
         "the dam would burst"),
        pytest.param(
            "id", "Pernyataan Peru bahwa sanksi akan dicabut mengejutkan Chile.",
            "sanksi akan dicabut",
            marks=pytest.mark.xfail(reason="the content of a noun runs over the main verb"),
        ),
        pytest.param(
            "en", "Peru's statement that sanctions would be lifted surprised Chile.",
            "sanctions would be lifted",
            marks=pytest.mark.xfail(reason="the content of a noun runs over the main verb"),
        ),
        pytest.param(
            "id", "Dalam pernyataannya bahwa sanksi akan dicabut, Peru menyebut tiga syarat.",
            "sanksi akan dicabut",
            marks=pytest.mark.xfail(reason="a fronted phrase is taken for what menyebut tells"),
        ),
    ],
)
def test_a_noun_tells_whose_statement_follows(language, text, content):
    """"Pernyataan ... bahwa" and "the hope that" introduce what their owner says."""
    assert [("PER", "indirect", content)] == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("id", "“Kami siap berunding,” kata Presiden Peru. “Namun kami tidak akan menyerah.”",
         "Kami siap berunding,” kata Presiden Peru. “Namun kami tidak akan menyerah."),
        ("en", "“We are ready to talk,” Peru said. “But we will not give in.”",
         "We are ready to talk,” Peru said. “But we will not give in."),
        ("en", "“Peace”, Peru says, “is possible.”", "Peace”, Peru says, “is possible."),
        pytest.param(
            "id", "“Perundingan ini”, kata Presiden Peru, “berlangsung terbuka.”",
            "Perundingan ini”, kata Presiden Peru, “berlangsung terbuka.",
            marks=pytest.mark.xfail(reason="behind the phrase kata no second half is taken up"),
        ),
        pytest.param(
            "en", "“The treaty is valid,” Peru said. “It will stay.”",
            "The treaty is valid,” Peru said. “It will stay.",
            marks=pytest.mark.xfail(reason="a second half of three words is a scare quote"),
        ),
    ],
)
def test_an_interrupted_quotation_is_one_statement(language, text, content):
    """The words before and behind the cue are said in one breath."""
    assert [("PER", "direct", content)] == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("id", "Perundingan itu, kata Presiden Peru, berlangsung terbuka.",
         "Perundingan itu, kata Presiden Peru, berlangsung terbuka"),
        ("en", "The talks, Peru said, were frank.", "The talks, Peru said, were frank"),
    ],
)
def test_an_interrupted_clause_is_one_statement(language, text, content):
    """The clause is whole, with the cue inside it."""
    assert [("PER", "indirect", content)] == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("id", "“Kami tidak akan menyerah,” kata Presiden Peru.\n\n“Rakyat kami sudah menunggu.”",
         [("PER", "direct", "Kami tidak akan menyerah,"),
          ("PER", "direct", "Rakyat kami sudah menunggu.")]),  # the next paragraph
        ("en", "“We will not give in,” Peru said.\n\n“Our people have waited too long.”",
         [("PER", "direct", "We will not give in,"),
          ("PER", "direct", "Our people have waited too long.")]),  # the same in English
        ("en", "Peru said that the tariffs were wrong. “We will fight them with all we have.”",
         [("PER", "indirect", "the tariffs were wrong"),
          ("PER", "direct", "We will fight them with all we have.")]),  # behind an indirect one
        ("en", "Leaders met on the coast. “This is a very difficult moment for us.”",
         [("UNK", "direct", "This is a very difficult moment for us.")]),  # nobody spoke before
    ],
)
def test_a_quotation_without_a_cue_goes_on_with_its_speaker(language, text, rows):
    """Whoever was speaking goes on; where nobody was, the speaker stays open."""
    assert rows == told(code(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        # a contrast with a subject of its own
        ("id", "“Kami siap,” kata Peru, sementara Chile menjawab: “Kami belum percaya kepadanya.”",
         [("PER", "direct", "Kami siap,"), ("CHL", "direct", "Kami belum percaya kepadanya.")]),
        ("en", "Peru claimed that its ships were first, while Chile denied that they had sailed.",
         [("PER", "indirect", "its ships were first"), ("CHL", "indirect", "they had sailed")]),
        # the second cue shares the subject of the first
        ("id", "Peru mengatakan bahwa pasukannya siap, dan menambahkan bahwa perbatasan ditutup.",
         [("PER", "indirect", "pasukannya siap"), ("PER", "indirect", "perbatasan ditutup")]),
        # a participle behind a comma
        ("en", "Peru said that its troops were ready, adding that the border was closed.",
         [("PER", "indirect", "its troops were ready"),
          ("PER", "indirect", "the border was closed")]),
        # a conjunction that shares the subject
        pytest.param(
            "id", "Peru mengatakan bahwa pasukannya siap seraya menambahkan bahwa latihan lanjut.",
            [("PER", "indirect", "pasukannya siap"), ("PER", "indirect", "latihan lanjut")],
            marks=pytest.mark.xfail(reason="the content before seraya runs over it"),
        ),
        ("en", "Peru said that the test broke a treaty and warned that it would respond.",
         [("PER", "indirect", "the test broke a treaty"),
          ("PER", "indirect", "it would respond")]),
        # whom somebody cites says nothing
        ("en", ("Peru's foreign ministry said that the army would leave, citing “two friends of "
         "the court”."), [("PER", "indirect", "the army would leave")]),
        # behind a dash a cue closes what was said, and opens nothing
        ("en", ("- The source of the delay is the reluctance of Chile to sign the treaty at last - "
         "said Peru's foreign minister, quoted by the agency Andina."),
         [("PER", "direct", ("The source of the delay is the reluctance of Chile to sign the "
           "treaty at last"))]),
        # two contents of one cue
        ("en", "Peru said it's the country's choice and that 'nobody's vote' counts twice.",
         [("PER", "mixed", "it's the country's choice and that 'nobody's vote' counts twice")]),
    ],
)
def test_a_sentence_may_hold_several_statements(language, text, rows):
    """Each cue has its speaker and its content, and ends the content before."""
    assert rows == told(code(text, language=language))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Peru mengatakan bahwa perundingan berjalan lancar.", "mengatakan"),  # a verb
        ("Menurut Peru, perundingan berjalan lancar.", "Menurut"),  # an adposition
        ("“Kami menerima usul itu,” kata Presiden Peru.", "kata"),  # behind
    ],
)
def test_a_statement_shows_its_cue_and_its_rule(text, cue):
    """By which word a statement was introduced, and which rule found it, is kept."""
    (statement,) = code(text).statements

    assert cue == statement.cue.quote
    assert all(rule.startswith("statement.") for rule in statement.found_by)
    assert statement.found_by


def test_who_speaks_stands_behind_a_quotation_not_in_it():
    """The tree may take a word of what was said for the subject of the cue behind it."""
    (statement,) = code(
        "- The source of the delay is the reluctance of Chile to sign the treaty at last - said "
        "Peru's foreign minister, quoted by the agency Andina.", language="en").statements

    assert statement.cue.quote == "said"
    assert statement.speaker.evidence.quote == "Peru's foreign minister"


@pytest.mark.parametrize(
    ("text", "contents"),  # how each content begins
    [
        # the words behind, though commas stand around the cue
        ("Usul itu, yang, menurut Peru, melanggar perjanjian lama, ditolak kemarin.",
         ["melanggar perjanjian lama"]),
        # "nilai" behind a comma is a noun here
        ("Di pasar itu, nilai tukar peso melemah lagi.", []),
    ],
)
def test_the_words_around_a_cue_decide(text, contents):
    """A relative pronoun sends the content behind its cue; a noun is no cue at all."""
    found = [statement.content.quote for statement in code(text).statements]

    assert len(contents) == len(found)
    assert all(quote.startswith(words) for quote, words in zip(found, contents, strict=True))


@pytest.mark.parametrize(("text", "expected"), [
    # verbs that the tagger takes for nouns
    ("Moscow denies hiding ships in Lima.", ["hiding ships in Lima"]),
    ("The Council calls on Chad to free the crew.", ["Chad to free the crew"]),
    # the report's own comment ends the content
    ("Ruto said ships had left, a claim that Chad denied.", ["ships had left"]),
    ("Ruto said ships had left, three days after Chad closed the port.", ["ships had left"]),
    # but not what belongs to it
    ("Ruto said ships had left, two crew on board.", ["ships had left, two crew on board"]),
    # who asks not to be named asks for no more
    ("An envoy of Kenya asked not to be named.", []),
    ("Ruto said he was not named in the report.", ["he was not named in the report"]),
    # what somebody comments on is not what follows
    ("Commenting on the vote, Ruto said that ships had left.", ["ships had left"]),
    # a verb that the tagger takes for a noun, behind its subject
    ("Norway demands that the Icelandic fleet leave the strait at once and pay for the nets.",
     ["the Icelandic fleet leave the strait at once and pay for the nets"]),
    ("Kenya rejected the union's demands that the port be closed.", ["the port be closed"]),
    ("Union demands that the mines be closed were rejected.", []),
    # what a second cue opens is not the first one's
    ("Norway calls on all crews to return to port, and affirms that it will pay for the nets.",
     ["all crews to return to port", "it will pay for the nets"]),
    # another deed is not what is said
    (("Kenya responded in kind by recalling its envoys to Kampala and Kigali, and postponed the "
      "departure of a new one to Juba."), []),
    ("Kenya recalled that its envoys had left Kampala.", ["its envoys had left Kampala"]),
    # nor is what a relative clause or a circumstance tells of a name
    ("Peru has long claimed Arica, a dry region that makes up a tenth of northern Chile.", []),
    # nothing stands behind an attribution between commas
    ("Kyiv postponed it, the adviser claimed, an assertion which Chad called a lie.", None),
])
def test_contents_begin_and_end_where_the_words_do(text, expected):
    """Where the tree is wrong, order tells."""
    found = [s.content.quote for s in code(text, language="en").statements]
    assert expected is None or expected == found
