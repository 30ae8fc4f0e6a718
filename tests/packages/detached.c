/* Starts the command line that it is given without console and without standard handles, as a roll-out tool
 * or a service does; its own exit code is that of what it started. */
#define UNICODE
#include <windows.h>
#include <wchar.h>
int wmain(void) {
    wchar_t *line = GetCommandLineW();
    line += *line == L'"' ? wcscspn(line + 1, L"\"") + 2 : wcscspn(line, L" ");
    STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
    PROCESS_INFORMATION process;
    if (!CreateProcessW(NULL, line + wcsspn(line, L" "), NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &start, &process))
        return 99;
    DWORD code = 98;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
