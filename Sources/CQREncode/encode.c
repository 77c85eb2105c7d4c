#include "CQREncode.h"
#include <qrencode.h>
#include <stddef.h>

int cqr_encode(const char *text, unsigned char modules[CQR_MOST]) {
    /* Upper-case letters and digits go in pairs into 11 bits (ISO/IEC 18004, 7.4.4): the library finds that by itself. */
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
    if (code == NULL) return 0;
    int side = code->width;
    int count = side * side;
    if (count > CQR_MOST) {
        QRcode_free(code);
        return 0;
    }
    for (int place = 0; place < count; place++) modules[place] = code->data[place] & 1;
    QRcode_free(code);
    return side;
}
