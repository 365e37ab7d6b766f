"""Words that must not stand in a puzzle's letters by chance: the commonest rude ones of several languages.

They are kept turned half way round their alphabet (ROT13; ROT16 of Russian's 32 letters), so that nobody has to read
them who only reads the code, and no search for words finds them here. Accents are off, as in the cells of a puzzle.
"""

from __future__ import annotations

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CYRILLIC = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"

_TURNED = """
AHGGR AHQR ANMV ARHX ARTEB ARTER ARTRE AVDHR AVTTN AVTTRE BETNFZ CBB CBEA CBYYN CEVPX CHFFL CHGGNAN CHGN CHGNVA
CHGR CNXV CRAQRWB CRAVF CRQR CRR CVFF CVMQN CVMQRP CVREQBY CVZZRY ENCR ERGNEQ FCNFGVP FCREZ FCVP FGEBAM FHXN FNH
FNYBCR FPEBGHZ FPUJNAM FPURVFF FRK FRZRA FUNT FUVG FYHG GBFFRE GEBVN GENAAL GHEQ GJNG GVG GVGF GVGGR INSSNA
INTVAN IRETN JNAX JUBER JVPUF NAHF NEFPU NEFR NFF OBBO OBYYBPX OHPRGN OHTTRE ONFGNEQ ONVFR OVGPU OVGR OYLNG
PBAANEQ PBAAR PBBA PBPX PBTYVBA PBWBA PENC PHAG PHMNB PHY PHYB PHZ PNENYUB PNMMB PNOEBA PUBPUB PUHW PUVAX PUVRE
PVCN PYVG QHCN QLXR QVPX QVYQB RAPHYR SBGMR SBQRE SEBPVB SHPX SNEG SNT SNTTBG SVGGN SVPX SVTN SYVXXRE TBJAB UBRE
UBZB UHER UHL UHW UVGYRE WBQRE WRONP WVMM XABO XHEJN XHG XHXRA XNAXRE XNPXR XVXR YHY ZHFPUV ZNEVPBA ZREQN ZREQR
ZVAPUVN ZVREQN БГЪР ЕГХ ЕГЩ ИЫОЕ СЫП УЮТЭЮ ХСР ХСЫ ЦЮЯР ЬГФРЪ ЯШЧФ
"""


def rude_words() -> frozenset[str]:
    """The words, in capitals."""
    return frozenset(turned(_TURNED).split())


def turned(words: str) -> str:
    """Each capital in place of the one half way round its alphabet; twice is as it was."""
    back: dict[int, int] = {}
    for alphabet in (_LATIN, _CYRILLIC):
        half = len(alphabet) // 2
        back |= str.maketrans(alphabet, alphabet[half:] + alphabet[:half])
    return words.translate(back)
