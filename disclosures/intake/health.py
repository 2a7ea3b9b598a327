"""Words that say something about a person's health. PIPL art 28 counts them as sensitive."""

import re

WORDS = re.compile(
    r"病|癌|瘤|残疾|残废|[一二三四]级残|智障|精神|瘫|透析|化疗|放疗|手术|中风|脑梗|脑出血|尿毒|糖尿|高血压|肝硬|"
    r"艾滋|HIV|乙肝|结核|白血|骨折|截肢|失明|聋|哑|盲人|偏瘫|卧床|住院|康复|护理|怀孕|流产|抑郁|痴呆|癫痫",
    re.IGNORECASE,
)


def mentions_health(text: str) -> bool:
    """Whether a text speaks of illness or disability."""
    return WORDS.search(text) is not None
