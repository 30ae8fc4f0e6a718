/* python3.dll: every name leads to python311.dll; extension modules of the stable ABI load this one. */
int __stdcall DllMainCRTStartup(void *instance, unsigned reason, void *reserved) {
    (void)instance, (void)reason, (void)reserved;
    return 1;
}
