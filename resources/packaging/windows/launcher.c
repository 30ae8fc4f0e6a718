/* yice.exe and yice-cli.exe: start app\start.pyc with the interpreter of runtime\.
 *
 * A plain program of some 40 KB: nothing is unpacked anywhere, which virus scanners would take for an attack.
 * Built twice: with GUI for the window (no console), without for the command line. */
#ifndef UNICODE
#define UNICODE
#define _UNICODE
#endif
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *what) {
    static wchar_t text[LONGEST + 256];
    _snwprintf(text, LONGEST + 255,
               L"医策的文件不完整：%ls（错误 %lu）。请重新安装，或重新解压整个文件夹。", what, GetLastError());
#ifdef GUI
    MessageBoxW(NULL, text, L"医策 Yice", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
    return 3;
}

/* A program that was started without a console, by a service or by a roll-out tool may have standard handles
 * that cannot be used; the interpreter would not start. They are led to NUL before it is loaded. */
static void mend_standard_handles(void) {
    static const DWORD handles[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
    for (int i = 0; i < 3; i++) {
        HANDLE handle = GetStdHandle(handles[i]);
        SetLastError(NO_ERROR);
        if (handle && handle != INVALID_HANDLE_VALUE
            && (GetFileType(handle) != FILE_TYPE_UNKNOWN || GetLastError() == NO_ERROR))
            continue;
        HANDLE nothing = CreateFileW(L"NUL", i ? GENERIC_WRITE : GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                     NULL, OPEN_EXISTING, 0, NULL);
        if (nothing != INVALID_HANDLE_VALUE) SetStdHandle(handles[i], nothing);
    }
}

static int run(int argc, wchar_t **argv) {
    static wchar_t folder[LONGEST], path[LONGEST], start[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length >= LONGEST) return fail(L"yice.exe");
    wchar_t *slash = wcsrchr(folder, L'\\');
    if (slash) *slash = 0;

    mend_standard_handles();
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    _snwprintf(path, LONGEST, L"%ls\\runtime", folder);
    AddDllDirectory(path);
    _snwprintf(path, LONGEST, L"%ls\\runtime\\python311.dll", folder);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python) return fail(L"runtime\\python311.dll");
    py_main start_python = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (!start_python) return fail(L"runtime\\python311.dll");

    _snwprintf(start, LONGEST, L"%ls\\app\\start.pyc", folder);
    /* -I: no variable and no folder of the user changes what is loaded; -X utf8: files and pipes are UTF-8 */
    wchar_t *own[] = {argv[0], L"-I", L"-B", L"-X", L"utf8", start};
    int count = sizeof own / sizeof *own;
    wchar_t **all = calloc(argc + count, sizeof *all);
    if (!all) return 3;
    memcpy(all, own, sizeof own);
    for (int i = 1; i < argc; i++) all[count + i - 1] = argv[i];
    return start_python(argc + count - 1, all);
}

#ifdef GUI
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#else
int wmain(int argc, wchar_t **argv) { return run(argc, argv); }
#endif
