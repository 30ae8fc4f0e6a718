<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Yice</source>
        <translation>关于医策</translation>
    </message>
    <message>
        <source>Yice</source>
        <translation>医策</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt} · search, notes and excerpts of health policy, without a network</source>
        <translation>版本 {version} · Qt {qt} · 医疗政策的离线检索、批注与摘录</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
</context>
<context>
    <name>AboutRow</name>
    <message>
        <source>Yice {version} · works offline</source>
        <translation>医策 {version} · 离线运行</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可…</translation>
    </message>
</context>
<context>
    <name>CitationRow</name>
    <message>
        <source>Copied citations</source>
        <translation>复制引文</translation>
    </message>
</context>
<context>
    <name>DepartmentsDialog</name>
    <message>
        <source>Own departments</source>
        <translation>本院科室</translation>
    </message>
    <message>
        <source>One department a line, in the order of your list. The ledger offers them to choose from.</source>
        <translation>每行一个科室，按本院的排列顺序；填写台账时可从中选择。</translation>
    </message>
    <message>
        <source>Medical Affairs
Pharmacy
Finance</source>
        <translation>医务处
药学部
财务处</translation>
    </message>
</context>
<context>
    <name>DepartmentsRow</name>
    <message>
        <source>Your hospital&apos;s own departments, to choose from in the ledger.</source>
        <translation>本院的科室名单，填写台账时可从中选择。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message>
        <source>Diagnosis</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>What the hospital&apos;s IT needs to know of this computer when something does not work. It holds no queries and no notes, and is sent nowhere: save it, and hand the file over.</source>
        <translation>程序不正常时信息科需要知道的本机情况。其中没有检索词和批注，也不会发往任何地方：存成文件交给信息科即可。</translation>
    </message>
    <message>
        <source>Looking at the system, the folders and the library…</source>
        <translation>正在查看系统、文件夹和文件库…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>The report cannot be made.</source>
        <translation>无法生成诊断信息，请改用“运行记录”。</translation>
    </message>
    <message>
        <source>Save the diagnosis</source>
        <translation>保存诊断信息</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Yice diagnosis</source>
        <translation>医策诊断信息</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>HistoryRow</name>
    <message>
        <source>What you read and searched, for the start page. Bookmarks and notes are kept.</source>
        <translation>开始页上的阅读和检索记录；书签和批注不受影响。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>已清除</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>LetterheadRow</name>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>None yet; it is printed below the title of every paper.</source>
        <translation>尚未填写；会印在每份材料的标题下方。</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Activity log</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>What the program did, for whoever helps you. It holds no queries, no notes and no file names, and stays on this computer.</source>
        <translation>程序做过什么，供为您排查问题的人查看。其中没有检索词、批注和文件名，只保存在本机。</translation>
    </message>
    <message>
        <source>Nothing has been noted yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Save the activity log</source>
        <translation>保存运行记录</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Yice log</source>
        <translation>医策运行记录</translation>
    </message>
</context>
<context>
    <name>OwnWordsDialog</name>
    <message>
        <source>Own words</source>
        <translation>自己的说法</translation>
    </message>
    <message>
        <source>What people in your hospital say, and what documents say for it. Searches use it at once. Several words stand apart by “、”; a “~” in front of an official word says that it is only near.</source>
        <translation>左边写本院平常的说法，右边写文件里的说法，改动后检索立即使用。几个说法用“、”隔开；文件里的说法前加“~”，表示只是意思相近。</translation>
    </message>
    <message>
        <source>Said here</source>
        <translation>自己的说法</translation>
    </message>
    <message>
        <source>Said by documents</source>
        <translation>文件里的说法</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>{n} row deleted|{n} rows deleted</source>
        <translation>已删除 {n} 行，可以撤销</translation>
    </message>
    <message>
        <source>{n} row added|{n} rows added</source>
        <translation>新增 {n} 行</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Import words</source>
        <translation>导入说法</translation>
    </message>
    <message>
        <source>Export words</source>
        <translation>导出说法</translation>
    </message>
</context>
<context>
    <name>OwnWordsRow</name>
    <message>
        <source>What is said in your hospital for what documents say, for searching.</source>
        <translation>本院平常的说法对应文件里的哪些说法，检索时一并查找。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
</context>
<context>
    <name>PaperLanguageRow</name>
    <message>
        <source>As the window</source>
        <translation>同窗口</translation>
    </message>
    <message>
        <source>Labels on paper</source>
        <translation>打印语言</translation>
    </message>
    <message>
        <source>Documents and their citations are printed as they are</source>
        <translation>文件原文及其引用格式不变</translation>
    </message>
</context>
<context>
    <name>PublishersDialog</name>
    <message>
        <source>Trusted publishers</source>
        <translation>受信任的发布方</translation>
    </message>
    <message>
        <source>Update packs are installed only from these publishers. Compare the fingerprint with the one that the publisher tells you before you add a key.</source>
        <translation>只安装这些发布方签名的更新包。添加公钥之前，请与发布方核对指纹。</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>添加公钥…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Print the fingerprints…</source>
        <translation>打印指纹…</translation>
    </message>
    <message>
        <source>Copy the fingerprints</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>添加公钥</translation>
    </message>
    <message>
        <source>Public keys (*.pub);;All files (*)</source>
        <translation>公钥（*.pub）;;所有文件（*）</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>文件打不开。</translation>
    </message>
    <message>
        <source>Added the key {key}.</source>
        <translation>已添加公钥 {key}。</translation>
    </message>
    <message>
        <source>Removed the key {key}.</source>
        <translation>已删除公钥 {key}。</translation>
    </message>
    <message>
        <source>No publisher is trusted yet; add the key of yours.</source>
        <translation>还没有受信任的发布方，请添加发布方的公钥。</translation>
    </message>
    <message>
        <source>(set by the hospital&apos;s IT department)</source>
        <translation>（由信息部门设定）</translation>
    </message>
</context>
<context>
    <name>PublishersRow</name>
    <message>
        <source>Publishers whose update packs are installed, with their fingerprints.</source>
        <translation>只安装这些发布方的更新包，可核对指纹。</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>查看…</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Menus and tips appear at once</source>
        <translation>菜单和提示直接出现，不做动画</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reading size</source>
        <translation>阅读字号</translation>
    </message>
    <message>
        <source>Window text</source>
        <translation>界面字号</translation>
    </message>
    <message>
        <source>Labels on paper</source>
        <translation>打印语言</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Copied citations</source>
        <translation>复制引文</translation>
    </message>
    <message>
        <source>Validity in citations</source>
        <translation>引文效力</translation>
    </message>
    <message>
        <source>Say what is not in force</source>
        <translation>引文注明已废止、尚未生效</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>自己的说法</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>本院科室</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>Update packs</source>
        <translation>更新包</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set for all users of this PC by the hospital&apos;s IT department</source>
        <translation>由医院信息部门为这台电脑的所有用户设定</translation>
    </message>
</context>
<context>
    <name>TextSizeRow</name>
    <message>
        <source>Size of the window&apos;s text</source>
        <translation>界面字号</translation>
    </message>
</context>
<context>
    <name>ThemeRow</name>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
</context>
<context>
    <name>WatchedFolderRow</name>
    <message>
        <source>None; new files of a shared folder can be offered</source>
        <translation>未设置；可监视共享文件夹中的新文件</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>ZoomRow</name>
    <message>
        <source>Reading size</source>
        <translation>阅读字号</translation>
    </message>
</context>
</TS>
