"""Drawings for the tests of all painters: every shape, several scripts."""

import struct
import zlib

from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, Symbol, Text
from app.text.shaper import break_lines, line_height, shape_line
from tests.text.font_files import GEORGIAN

LATIN = (
    "Compara precios y condiciones de entrega antes de pagar: la tienda, su móvil y un «café» de verdad. AVATAR Týpo",
    "Self-service, e-mail & click+collect; 50 % of 1.234,56 €. (Offices, affluent, flow)",
    "Ελληνικά και кириллица рядом",
)
OTHERS = (
    "客户在网上商店，购买咖啡。한국어 かな",
    "مرحبا بالعالم 123 abc (def) السلام عليكم",
    "שלום עולם 42",
    "नमस्ते दुनिया क्षत्रिय",
    "สวัสดีชาวโลก",
    "Café ☕ 👍🏽 👩\u200d👩\u200d👧 🇪🇸",
)

SCRIPTS = {
    "Arabic": "يبحث العميل عن مقهى قريب (web 2.0) ثم يشتري ١٢ فنجانًا، ويكتب رأيه",
    "Hebrew": "הלקוחה מחפשת בית קפה קרוב (web 2.0), קונה 12 כוסות וכותבת ביקורת שָׁלוֹם",
    "Chinese": "客户在网上商店，购买咖啡。然后她写了一个评论（五颗星），并告诉她的朋友们。",
    "Japanese": "お客様はオンラインストアでコーヒーを購入し、「おいしい」とレビューを書きます。",
    "Korean": "고객이 온라인 상점에서 커피를 주문하고 후기를 남깁니다.",
    "Thai": "ลูกค้าค้นหาร้านกาแฟใกล้บ้านแล้วสั่งซื้อเมล็ดกาแฟออนไลน์",
    "Hindi": "ग्राहक ऑनलाइन दुकान से कॉफ़ी खरीदता है और क्षत्रिय समीक्षा लिखता है",
    "Vietnamese": "Khách hàng tìm quán cà phê gần nhà rồi đặt mua cà phê trực tuyến",
    "Greek": "Ο πελάτης ψάχνει ένα καφέ κοντά του και γράφει μια κριτική",
    "Cyrillic": "Клиент ищет кафе рядом, покупает кофе и пишет отзыв; їжак ґанок",
    "Emoji": "Me encanta 👍🏽 😀❤️ 👩\u200d👩\u200d👧 👩🏽\u200d🚀 🇪🇸🇫🇷 🏳️\u200d🌈 1️⃣ #️⃣ ☕ fin",
    "Spanish": "¿Qué precio final? «Sube un 18 %», dice Íñigo; affluent office",
    "Georgian": f"a {GEORGIAN} " * 3,
}


def png(width: int, height: int) -> bytes:
    """A picture with a gradient and a red top left quarter."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            red = x < width // 2 and y < height // 2
            rows += bytes((255, 0, 0)) if red else bytes((40, x * 255 // width, y * 255 // height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(bytes(rows)))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PICTURES = {"photo": png(64, 40)}


def column(
    texts: tuple[str, ...], x: float, y: float, width: float, size: float, style: str = "regular"
) -> list[Shape]:
    """Texts broken to a width, one below the other."""
    shapes: list[Shape] = []
    for text in texts:
        for line in break_lines(text, style, size, width):
            y += line_height(size)
            shapes.append(Text(x + (width - line.width if line.rtl else 0), y, line, "#1b2430"))
        y += size / 2
    return shapes


def every_shape() -> Drawing:
    """A sheet of 240 × 150 mm with everything that can be painted."""
    page = Group("m1", "page", 0, 0, 240, 150, (Rect(Box(0, 0, 240, 150), fill="#ffffff"),))
    boxes: tuple[Shape, ...] = (
        Rect(Box(0, 0, 30, 18), fill="#e8eef7", stroke="#2456a6", stroke_width=0.6, radius=3),
        Rect(Box(34, 0, 30, 18), stroke="#c2410c", stroke_width=0.5, dash=(2, 1.5)),
        Rect(Box(68, 0, 10, 18), fill="#444444", radius=40),
        Path((("M", 0.0, 34.0), ("C", 20.0, 10.0, 30.0, 50.0, 50.0, 26.0), ("L", 78.0, 34.0)), None, "#2456a6", 1.4),
        Path((("M", 0.0, 40.0), ("L", 78.0, 40.0)), None, "#000000", 0.4, (3.0, 2.0), round_caps=False),
        Path((("M", 0.0, 44.0), ("L", 30.0, 44.0), ("L", 15.0, 56.0), ("Z",)), "#f59e0b", "#7c2d12", 0.5),
        Symbol("face:2", 36, 44, 12, "#2456a6", "#ffffff"),
        Symbol("face:-2", 50, 44, 12, "#c2410c", "#ffffff"),
        Symbol("face:none", 64, 44, 12, "#777777"),
        Picture(Box(0, 60, 30, 30), "photo"),
        Picture(Box(34, 60, 44, 12), "photo"),
        Picture(Box(34, 76, 44, 14), "missing"),
    )
    words = (*column(LATIN, 0, 0, 62, 4), *column(LATIN[:2], 0, 62, 62, 3, "bold"))
    other = (*column(OTHERS, 0, 0, 58, 4.4), *column(OTHERS, 0, 70, 58, 3, "semibold"))
    upright = Text(0, 60, shape_line("De lado, girado", "semibold", 5), "#2456a6", vertical=True)
    return Drawing(
        240,
        150,
        (
            page,
            Group("s1", "stage", 10, 10, 80, 90, boxes, overview="#2456a6", about="Descubre"),
            Group("s2", "stage", 98, 10, 62, 130, words, about="Compara y paga"),
            Group("c1", "card", 166, 10, 58, 130, other, about="Otras escrituras"),
            Group("l1", "lane", 230, 20, 8, 60, (upright,), about="De lado"),
        ),
    )
