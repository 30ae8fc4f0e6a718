/* icuuc.dll for Wine, which lacks the one that Windows 10 has since 1703. Qt asks it for converters of old
 * encodings only; every function answers with nothing. */
#define NOTHING(name) __declspec(dllexport) void *name(void) { return 0; }
NOTHING(ucnv_open)
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_getMaxCharSize)
NOTHING(ucnv_getName)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_toUCountPending)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_fromUCountPending)
NOTHING(ucnv_getStandardName)
NOTHING(ucnv_getAvailableName)
NOTHING(ucnv_countAvailable)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a, (void)b, (void)c; return 1; }
