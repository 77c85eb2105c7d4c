#ifndef CQRENCODE_H
#define CQRENCODE_H

/// The most modules that `cqr_encode` writes: a side of 57, version 10.
#define CQR_MOST 3249

/// Encodes `text` as a QR code of the smallest version at error correction level L. Writes side × side modules, row by row, 1
/// for dark. Returns the side, or 0 where the text is empty or too long.
int cqr_encode(const char *text, unsigned char modules[CQR_MOST]);

#endif
