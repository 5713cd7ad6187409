"""What an undertaking is about: topic codes by its words."""

import re

_TOPICS: tuple[tuple[str, str], ...] = (
    (
        "DELEG",
        r"delegation exchange|exchang\w* (?:of )?(?:\w+ ){0,3}delegations?|make delegation|exchange of visits|visits? by|high[- ]level visit|mutual visits|trao đổi đoàn|обмен\w* делегац|wizyt|échange\w* de délégation",
    ),
    (
        "NEGOT",
        r"\bnegotiat|\bsign(?:ing)?\b(?=.{0,60}(?:agreement|treat|memorand|convention|protocol|mou|arrangement))|\bratif|conclu\w+ (?:an?|the|of)|"
        r"draft\w* (?:an?|the) |ký kết|đàm phán|подписани|переговор|negocj|unterzeichn|négoci|signature d",
    ),
    ("EXTRAD", r"extradit|dẫn độ|экстрадиц|ekstradycj|auslieferung|kiadat"),
    (
        "MLA",
        r"legal assistance|judicial assistance|tương trợ tư pháp|правов\w+ помощ|rechtshilfe|entraide|pomoc\w* prawn",
    ),
    (
        "TRANSFER",
        r"transfer of (?:\w+ ){0,2}(?:prison|person|convict)|sentenced persons|chuyển giao người|передач\w+ осужд|transfèrement",
    ),
    ("READM", r"readmi|réadmi|реадмис|rückübernahme|nhận trở lại|repatriat\w+ of"),
    (
        "FUGIT",
        r"fugitive|wanted (?:person|criminal|suspect)|track(?:ing)? (?:down|and)|hiding|truy nã|lẩn trốn|розыск|poszukiwan|fahndung|fugitif",
    ),
    ("REQ", r"requests? for|each other's requests|handling of .{0,30}requests|execution of requests"),
    (
        "INFO",
        r"information|intelligence|\bdata\b(?!.{0,12}cent)|criminal records|keep each other informed|thông tin|(?<!дез)информац|\binformacj|informationsaus|renseignement|információ",
    ),
    (
        "EXPERT",
        r"experience|know-?how|best practice|expertise|lessons|kinh nghiệm|опыт|doświadcze|expérience|erfahrung|tapasztal",
    ),
    (
        "TRAIN",
        r"train|course|capacity|seminar|workshop|skills|qualification|đào tạo|tập huấn|обучен|подготовк|szkole|ausbildung|weiterbildung|\bformation|cours\b|képzés",
    ),
    (
        "INVEST",
        r"investigat|joint (?:team|operation)|criminal cases|cases (?:that|related|involving|touch)|verify|điều tra|расследован|śledz|ermittlung|einsätzen|nyomozó|enquête",
    ),
    (
        "MULTI",
        r"multilateral|forum|united nations|international organi|\bun\b|regional forums|accession|convention|diễn đàn|форум",
    ),
    ("BORDER", r"\bborder|customs (?:control|cooperation)|grenz|granic|határ|biên giới|границ|frontali"),
    (
        "LIAISON",
        r"liaison|attach[eé]\b|contact point|hotline|single point|sĩ quan liên lạc|офицер\w* связи|oficer\w* łącznik|verbindungs",
    ),
    (
        "CITIZ",
        r"rights and interests|citizens (?:in|of|living|abroad|to)|nationals (?:in|living)|community|compatriots|công dân|общин|граждан|obywatel|interests of (?:each|the)",
    ),
    (
        "VISA",
        r"\bvisa|(?<!illegal )(?<!irregular )immigration|entry and exit|entrance-exit|exit and entry|passport|thị thực|xuất nhập cảnh|виз(?:а|ы|ов)\b|wiz\b",
    ),
    (
        "NOSAB",
        r"sabotage|against the other|harm the other|territory of one|soil of|third party|committing crimes in|hostile forces|taking advantage of .{0,40}territory|chống phá",
    ),
    (
        "VIPSEC",
        r"high-level delegations|special events|important (?:and key )?(?:targets|events)|protection of (?:dignitar|delegation|embass)|security (?:for|of|at) .{0,30}(?:event|summit|games|embass)",
    ),
    (
        "CYBERSEC",
        r"cyber ?security|network security|information security|critical infrastructure|an ninh mạng|кибербезопасн|cyberbezpiecz",
    ),
    (
        "TECH",
        r"(?<!high )technolog|national data|data cent|database|forensic|crime science|digital|công nghệ|технолог|technologi",
    ),
    (
        "EQUIP",
        r"equipment|technical help|technical assistance|material support|\baid\b|oda\b|donat|hand over|vehicles|viện trợ|trang thiết bị|оборудован|sprzęt",
    ),
    (
        "RESCUE",
        r"rescue|disaster|emergency situation|fire(?:fight| prevent)|civil protection|cứu nạn|катастроф|ratown|katasztróf|ludności cywilnej",
    ),
    (
        "HOST",
        r"host(?:ing)?\b|hold(?:ing)? (?:a |the |seminars|conferenc|meeting|talks)|organi[sz]\w+ (?:a |the )?(?:meeting|conference|dialogue|forum|talks)|convene",
    ),
    (
        "IMPL",
        r"implement|carry out (?:the |signed )|fulfil|abide|realis|put into practice|thực hiện|triển khai|выполн|реализ|wdraż|umsetz|mettre en œuvre",
    ),
)
_COUNTER = (
    r"prevent\w* .{0,60}(?:crim|terror|traffick|smuggl)|combat|fight|counter|crime prevention|against (?:the )?(?:\w+ ){0,4}(?:crim|terror|traffick)|"
    r"tackl|phòng,? chống|đấu tranh|борьб|zwalcz|przeciwdział|lutte|bekämpf|küzdel|coopération plus efficace"
)
_TABLE = tuple((code, re.compile(pattern, re.IGNORECASE)) for code, pattern in _TOPICS)
_AGAINST = re.compile(_COUNTER, re.IGNORECASE)


def find_topics(text: str) -> tuple[str, ...]:
    """Return the topic codes of an undertaking, at most three, the most telling first; GENERAL if none."""
    found = [code for code, pattern in _TABLE if pattern.search(text)]
    if "NEGOT" in found:
        found = [code for code in found if code not in {"INFO", "BORDER", "VISA", "EXPERT", "IMPL"}]
    if not found and _AGAINST.search(text):
        found = ["COUNTER"]
    if not found:
        found = ["GENERAL"]
    return tuple(found[:3])
