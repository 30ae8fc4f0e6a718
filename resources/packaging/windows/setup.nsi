; The setup: for this user without administrator's rights, or for all users of the PC.
;
;   yice-setup.exe /S                       silent, for this user
;   yice-setup.exe /S /ALLUSERS             silent, for all users (needs an administrator)
;   yice-setup.exe /S /D=D:\Programs\Yice   silent, into this folder (/D= must be the last)
;   uninstall.exe /S                        removes the program; the user's data stay
;
; An installation over an older one replaces the program and leaves all data where they are.
Target amd64-unicode ; the program is for 64 bits too
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Yice"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "Yice"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\Yice"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\Yice"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

Name "医策 Yice"
OutFile "${OUTPUT}"
BrandingText "医策 Yice ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "医策 Yice"
VIAddVersionKey /LANG=2052 "FileDescription" "医策 Yice 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\yice.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskData un.KeepAnswer
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString Program ${LANG_SIMPCHINESE} "医策（必需）"
LangString Program ${LANG_ENGLISH} "Yice (required)"
LangString Desktop ${LANG_SIMPCHINESE} "桌面快捷方式"
LangString Desktop ${LANG_ENGLISH} "Desktop shortcut"
LangString Needs ${LANG_SIMPCHINESE} "医策需要 64 位的 Windows 10（1703）或更新的系统。"
LangString Needs ${LANG_ENGLISH} "Yice needs 64-bit Windows 10 (1703) or later."
LangString Running ${LANG_SIMPCHINESE} "医策正在运行。请先关闭它的窗口，再点“重试”。"
LangString Running ${LANG_ENGLISH} "Yice is running. Close its window, then choose Retry."
LangString PackType ${LANG_SIMPCHINESE} "医策更新包"
LangString PackType ${LANG_ENGLISH} "Yice update pack"
LangString DataTitle ${LANG_SIMPCHINESE} "您的数据"
LangString DataTitle ${LANG_ENGLISH} "Your data"
LangString DataText ${LANG_SIMPCHINESE} "书签、划线、批注和自己添加的文件保存在："
LangString DataText ${LANG_ENGLISH} "Bookmarks, highlights, notes and documents of your own are kept in:"
LangString DataDelete ${LANG_SIMPCHINESE} "同时删除这些数据（不能恢复）"
LangString DataDelete ${LANG_ENGLISH} "Delete these data too (this cannot be undone)"

Var Box
Var DeleteData
Var Asked

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(Needs)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  StrCpy $Asked $INSTDIR ; the folder of /D=, else nothing: MultiUser would put the registry's in its place
  !insertmacro MULTIUSER_INIT
  ${If} $Asked != ""
    StrCpy $INSTDIR $Asked
  ${ElseIf} $MultiUser.InstallMode == "CurrentUser"
    ReadRegStr $1 HKCU "Software\Yice" "Folder"
    ${If} $1 == ""
    ${AndIf} $INSTDIR == "$LOCALAPPDATA\Yice"
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Yice" ; the data live in $LOCALAPPDATA\Yice
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  StrCpy $Asked $INSTDIR ; where this uninstaller lies, whatever the registry says
  !insertmacro MULTIUSER_UNINIT
  StrCpy $INSTDIR $Asked
FunctionEnd

; A program that runs keeps its file open: renaming it fails then.
!macro WaitUntilClosed ID
  retry_${ID}:
  ${If} ${FileExists} "$INSTDIR\yice.exe"
    ClearErrors
    Rename "$INSTDIR\yice.exe" "$INSTDIR\yice.exe.old"
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY retry_${ID}
      SetErrorLevel 4
      Abort
    ${EndIf}
    Rename "$INSTDIR\yice.exe.old" "$INSTDIR\yice.exe"
  ${EndIf}
!macroend

; Only what the setup itself has laid is ever removed; files of others in the folder stay.
!macro RemoveProgram
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\yice.exe"
  Delete "$INSTDIR\yice-cli.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\THIRD-PARTY-NOTICES.md"
  Delete "$INSTDIR\SHA256SUMS"
  Delete "$INSTDIR\sbom.json"
  Delete "$INSTDIR\unsigned.txt"
!macroend

Section "$(Program)" SectionProgram
  SectionIn RO
  !insertmacro WaitUntilClosed install
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\医策.lnk" "$INSTDIR\yice.exe"
  WriteRegStr SHCTX "Software\Yice" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "医策 Yice"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\yice.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "Yice contributors"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" "$0"
  WriteRegStr SHCTX "Software\Classes\.yicepack" "" "Yice.Pack"
  WriteRegStr SHCTX "Software\Classes\Yice.Pack" "" "$(PackType)"
  WriteRegStr SHCTX "Software\Classes\Yice.Pack\DefaultIcon" "" "$INSTDIR\yice.exe,0"
  WriteRegStr SHCTX "Software\Classes\Yice.Pack\shell\open\command" "" '"$INSTDIR\yice.exe" "%1"'
SectionEnd

Section "$(Desktop)" SectionDesktop
  CreateShortCut "$DESKTOP\医策.lnk" "$INSTDIR\yice.exe"
SectionEnd

; Asked only in a window: a silent removal leaves the data.
Function un.AskData
  StrCpy $DeleteData 0
  ${IfNot} ${FileExists} "$LOCALAPPDATA\Yice\notebook.db"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(DataTitle)" ""
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(DataText)$\r$\n$LOCALAPPDATA\Yice"
  Pop $0
  ${NSD_CreateCheckbox} 0 32u 100% 12u "$(DataDelete)"
  Pop $Box
  nsDialogs::Show
FunctionEnd

Function un.KeepAnswer
  ${NSD_GetState} $Box $DeleteData
FunctionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed remove
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\医策.lnk"
  Delete "$DESKTOP\医策.lnk"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey SHCTX "Software\Yice"
  DeleteRegKey SHCTX "Software\Classes\.yicepack"
  DeleteRegKey SHCTX "Software\Classes\Yice.Pack"
  ${If} $DeleteData == ${BST_CHECKED}
    RMDir /r "$LOCALAPPDATA\Yice"
  ${EndIf}
SectionEnd
