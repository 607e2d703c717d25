"""Small files of the tests' own making, each in the format of a publisher of reference data.

The numbers are invented; only the columns, the signs for what is missing and the way of writing
days are the publishers'.
"""

import zipfile


def tabs(text):
    """Return text whose bars are tabs."""
    return text.replace("|", "\t")


# Votes: 8 is absent, 9 no member; the seat of China has one number throughout, as Voeten has it.
UN_VOTES = (
    "UNVotes.csv",
    """rcid,ccode,member,vote,Country,session,resid,date,year
1,2,1,1,USA,26,26001,1971-09-06,1971
1,710,1,3,CHN,26,26001,1971-09-06,1971
1,365,1,8,RUS,26,26001,1971-09-06,1971
2,2,1,3,USA,26,26126,1971-12-07,1971
2,710,1,1,CHN,26,26126,1971-12-07,1971
2,626,0,9,SSD,26,26126,1971-12-07,1971
3,260,1,2,DEU,44,44001,1989-12-06,1989
3,265,1,1,DDR,44,44001,1989-12-06,1989
3,565,1,1,NA,45,45001,1990-11-03,1990
""",
)
UN_LIBRARY = (
    "2025_7_23_ga_voting.csv",
    """undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title,undl_link
4025240,NAM,NAMIBIA,Y,2023-10-27,ES-10,A/RES/ES-10/21,"Protection, a title
of two lines",https://digitallibrary.un.org/record/4025240
4025240,SUN,USSR,X,2023-10-27,ES-10,A/RES/ES-10/21,x,x
700001,CHN,CHINA,N,1971-10-25,26,A/RES/2757,x,x
700002,CHN,CHINA,A,1971-12-07,26,A/RES/2790,x,x
""",
)
IDEAL_2025 = (
    "IdealpointsJuly2025.tab",
    tabs("""ccode|iso3c|countryname|year|idealpointfp|idealpointall|idealpointlegacy|nvotesfp|\
q5fp|q95fp|nvotesall|q5all|q95all
345|"YUG"|"Yugoslavia"|2020|0.5|0.6|0.4|60|0.3|0.7|90|0.5|0.7
365|"RUS"|"Russia"|2024|-0.9|||70|-1.1|-0.7|||
"""),
)
IDEAL_SESSIONS = (
    "IdealpointestimatesAll_Jun2024.csv",
    """"","ccode","session","IdealPointAll","NVotesAll","Q5%All","Q95%All","iso3c"
"1",2,1,1.75,42,1.37,2.05,"USA"
"2",565,45,-1.2,80,-1.4,NA,"NAM"
""",
)
ATOP_DIRECTED = (
    "atop5_1ddyr.csv",
    """ddyad,year,atopally,defense,offense,neutral,nonagg,consul,stateA,stateB
2000020,2018,1,1,1,0,0,1,2,20
20000002,2018,1,1,1,0,0,1,20,2
255000260,1990,1,0,0,0,1,0,255,260
700000710,1961,1,0,0,0,1,1,700,710
""",
)
ATOP_STATE_YEAR = (
    "atop5_1sy.csv",
    "state,year,atopally,defense,offense,neutral,nonagg,consul\n2,2018,1,1,1,0,1,1\n",
)
COW_ALLIANCES = (
    "alliance_v4.1_by_directed_yearly.csv",
    """version4id,ccode1,state_name1,ccode2,state_name2,defense,neutrality,nonaggression,entente,year
1,200,United Kingdom,235,Portugal,1,0,1,0,1900
2,235,Portugal,200,United Kingdom,0,0,0,1,1900
""",
)
COW_STATES = (
    "states2016.csv",
    """stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
GMY,255,Germany,1990,10,3,2016,12,31,2016
GFR,260,German Federal Republic,1955,5,5,1990,10,2,2016
BAV,245,Bavaria,1816,1,1,1871,1,18,2016
""",
)
GW_TEXT = (
    "ksgmdw.txt",
    tabs("""statenumber|stateid|countryname|start|end
260|GFR|German Federal Republic|1949-09-21|2020-12-31
437|CDI|Côte d'Ivoire|1960-08-07|2020-12-31
"""),
)
GW_HEADLESS = (
    "iisystem.dat",
    tabs("""970|KBI|Kiribati|12:07:1979|31:12:2017
265|GDR|German DR|05:10:1949|02:10:1990
"""),
)
MAJORS = (
    "majors2016.csv",
    """stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version
USA,2,1898,8,13,2016,12,31,2016
AUH,300,1816,1,1,1918,11,3,2016
""",
)
NMC = (
    "NMC-60-abridged.csv",
    """stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version
GMY,255,1990,-9,500,40000,600000,79000,30000,.03,2021
GFR,260,1990,30000,480,38000,500000,63000,25000,.025,2021
BAV,245,1816,2000,30,-9,0,3500,0,0.004,2021
""",
)
WDI_GDP = (
    "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv",
    """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2025-07-01",

"Country Name","Country Code","Indicator Name","Indicator Code","1989","1991","2020",
"Aruba","ABW","GDP (current US$)","NY.GDP.MKTP.CD","7","8","9",
"Germany","DEU","GDP (current US$)","NY.GDP.MKTP.CD","1400","1900","3900",
"Namibia","NAM","GDP (current US$)","NY.GDP.MKTP.CD","2","3","",
"Russian Federation","RUS","GDP (current US$)","NY.GDP.MKTP.CD","500","510","1490.5",
"South Sudan","SSD","GDP (current US$)","NY.GDP.MKTP.CD","","1","",
"World","WLD","GDP (current US$)","NY.GDP.MKTP.CD","20000","24000","85000",
""",
)
MADDISON = (
    "mpd2023_web.csv",
    """countrycode,country,region,year,gdppc,pop
CSK,Former Czechoslovakia,Eastern Europe,1992,8000,15600
CSK,Former Czechoslovakia,Eastern Europe,2022,30000,16000
CZE,Czech Republic,Eastern Europe,2022,31000,10500
DEU,Germany,Western Europe,1989,16000,78700
GBR,United Kingdom,Western Europe,1500,1000,3942
GBR,United Kingdom,Western Europe,1820,3306,21239
RUS,Russian Federation,Eastern Europe,1989,12000,147000
RUS,Russian Federation,Eastern Europe,1991,11000,148000
SUN,Former USSR,Eastern Europe,1989,11000,287000
SUN,Former USSR,Eastern Europe,1991,10000,290000
USA,United States,Western Offshoots,1820,,9981
""",
)
DYADIC_MID = (
    "dyadic_mid_4.03.csv",
    """disno,dyindex,statea,stateb,namea,nameb,year,hihost,recip
4325,1,645,640,IRQ,TUR,2001,4,0
4325,2,640,645,TUR,IRQ,2001,4,0
4326,3,645,640,IRQ,TUR,2002,-9,0
""",
)
MIDB = (
    "MIDB 5.0.csv",
    """dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hiact,hostlev,orig,version
7,USA,2,5,10,1962,20,11,1963,1,7,3,1,5
7,CUB,40,5,10,1962,-9,-9,1962,0,7,4,1,5
7,RUS,365,1,1,1963,20,11,1963,0,7,-9,0,5
""",
)
GML = (
    "gml-ddy-disputes-2.2.1.csv",
    """dispnum,ccode1,ccode2,year,midongoing,midonset,hostlev1,hostlev2
2,200,2,1902,1,1,1,3
2,2,200,1902,1,1,3,1
""",
)
UCDP = (
    "UcdpPrioConflict_v25_1.csv",
    """conflict_id,location,side_a,side_a_2nd,incompatibility,year,intensity_level,type_of_conflict,\
start_date,start_date2,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,version
1,Iraq,Government of Iraq,x,2,2003,2,2,2003-03-20,2003-03-20,"2, 200",900,645,,25.1
2,India,Government of India,,1,1990,1,3,1989-01-01,,750,,,,25.1
""",
)
GSDB = (
    "GSDB_V4.csv",
    """case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,\
financial,travel,other,target_mult,sender_mult,objective,success
1,"Yemen, North","EU, Norway",2014,2022,0,,0,0,1,1,0,0,1,end_war,"success_part,ongoing"
2,Western Balkans,United States,1999,2000,1,exp_part,0,0,0,0,0,1,0,policy_change,failed
3,Namibia,UN,1980,2022,0,,1,0,0,0,0,0,1,human_rights,success_total
""",
)
IGO = (
    "state_year_formatv3.csv",
    """ccode,year,state,AAAID,NATO,SCO
2,1990,usa,0,1,-1
2,2005,usa,0,1,0
710,2005,china,-9,0,1
770,2005,pakistan,2,0,3
""",
)
ICEWS = (
    "events.2018.sample.tab",
    tabs("""Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|\
CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID
1|2018-06-01|Citizen (Namibia)||Namibia|Consult|040|1.0|Ministry (Russia)||Russian Federation|9
2|2018-06-02|United Nations||NA|Decline comment|011|-0.1|Police|||9
"""),
)
GDELT = (
    "20240703.export.CSV",
    "\t".join(["1001", "20240703", "202407", "2024", "2024.5", "ROM", "ROMANIA", "ROM",
               *[""] * 7, "RUS", '"MOSCOW', "RUS", *[""] * 7, "1", "043", "043", "04", "1", "2.8",
               "10", "3", "10", "1.5", *[""] * 24, "20240703", "https://example.org/1"]) + "\n",
)
POLECAT = (
    "ngecEvents.DV.2023.txt.tab",
    tabs("""Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|\
Actor Country|Recipient Name|Recipient Country
A1|2023-05-04|CONSULT|visit|4.0|VERBAL COOPERATION|diplomatic|ministry; ministry|RUS; CHN|\
cabinet|IND
A2|2023-05-05|PROTEST|demo|-5.0|MATERIAL CONFLICT||crowd|NAM|None|None
"""),
)
BORDERS_YEARLY = (
    "contdird.csv",
    """dyad,state1no,state1ab,state2no,state2ab,year,conttype,version
2020,2,USA,20,CAN,2014,1,3.2
20002,20,CAN,2,USA,2014,1,3.2
2020,2,USA,20,CAN,2015,1,3.2
2020,2,USA,20,CAN,2016,1,3.2
260265,260,GFR,265,GDR,1989,1,3.2
260265,260,GFR,265,GDR,1990,1,3.2
""",
)
BORDERS_SPELLS = (
    "contdir.csv",
    """dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version
2020,2,USA,20,CAN,1,192001,201612,,3.2
2031,2,USA,31,BHM,4,197307,199912,,3.2
""",
)


def write(folder, file, *, encoding="utf-8", name=None):
    """Write a small file into a folder and return its path."""
    path = folder / (name or file[0])
    path.write_bytes(file[1].encode(encoding))
    return path


def pack(folder, name, *files):
    """Pack small files, or paths, into an archive and return its path."""
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            if isinstance(file, tuple):
                archive.writestr(f"folder/{file[0]}", file[1])
            else:
                archive.write(file, file.name)
    return path
