<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ArrangingButton</name>
    <message>
        <source>Order and groups</source>
        <translation>排序与分组</translation>
    </message>
    <message>
        <source>As they came into the library</source>
        <translation>按入库顺序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By date, the newest first</source>
        <translation>按日期，新的在前</translation>
    </message>
    <message>
        <source>Added last</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Read last</source>
        <translation>最近阅读</translation>
    </message>
    <message>
        <source>Without groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By issuer</source>
        <translation>按发文机关</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按地区</translation>
    </message>
    <message>
        <source>By rank</source>
        <translation>按效力层级</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按文种</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>按年份</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>按文件夹</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>按标签</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details of the document</source>
        <translation>文件信息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>题名</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>本院叫法</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Issuers</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>施行日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>文种</translation>
    </message>
    <message>
        <source>State</source>
        <translation>效力</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>篇幅</translation>
    </message>
    <message>
        <source>Folder and tags</source>
        <translation>叫法、文件夹和标签</translation>
    </message>
    <message>
        <source>File</source>
        <translation>来源文件</translation>
    </message>
    <message>
        <source>Update pack</source>
        <translation>更新包</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布方</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>从哪里来</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加人</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>添加时间</translation>
    </message>
</context>
<context>
    <name>DocumentMenu</name>
    <message>
        <source>Change clauses and details…</source>
        <translation>修改条款与信息…</translation>
    </message>
    <message>
        <source>Own name…</source>
        <translation>本院叫法…</translation>
    </message>
    <message>
        <source>Details of the document…</source>
        <translation>文件信息…</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从文件库移除</translation>
    </message>
    <message>
        <source>Restore the text that ships</source>
        <translation>恢复随程序提供的文本</translation>
    </message>
    <message>
        <source>Search in these {n}</source>
        <translation>在这 {n} 份中检索</translation>
    </message>
    <message>
        <source>Search in these: {most} at most; more by a folder or tag</source>
        <translation>在这些文件中检索（最多 {most} 份，更多请用文件夹或标签）</translation>
    </message>
    <message>
        <source>Remove {n} from the library</source>
        <translation>从文件库移除 {n} 份</translation>
    </message>
    <message>
        <source>Put into a folder…</source>
        <translation>放入文件夹…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Make it an edition of {title}</source>
        <translation>设为{title}的版本</translation>
    </message>
    <message>
        <source>List it as a document of its own</source>
        <translation>单列为一份文件</translation>
    </message>
</context>
<context>
    <name>DoubtList</name>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 处</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>第 {n} 页</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Change to {label}</source>
        <translation>改为{label}</translation>
    </message>
    <message>
        <source>The original says so</source>
        <translation>原件如此</translation>
    </message>
    <message>
        <source>It is text</source>
        <translation>是正文</translation>
    </message>
    <message>
        <source>Make it a heading</source>
        <translation>改为标题</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>改正…</translation>
    </message>
</context>
<context>
    <name>EditionDialog</name>
    <message>
        <source>A text like it is in the library</source>
        <translation>库中已有相近的文本</translation>
    </message>
    <message>
        <source>Do the same with all that follow</source>
        <translation>后面的文件也这样处理</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>A &amp;new edition: the text in the library is kept as another edition and can be opened</source>
        <translation>作为新版本：库中文本留作另一版本，可随时打开(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Replace the text in the library; its notes are looked for in the new text</source>
        <translation>替换库中文本：批注在新文本中重新归位，可撤销(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep both as documents of their own</source>
        <translation>两份都留，各为一份文件(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Leave the file out</source>
        <translation>不导入这份文件(&amp;L)</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>库中文本</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>这份文件</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>“{file}” is {alike} like {title}, which is in the library.</source>
        <translation>“{file}”与库中{title}相近（{alike}），请选择如何处理。</translation>
    </message>
    <message>
        <source>{n} clause the same|{n} clauses the same</source>
        <translation>相同 {n} 条</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>改动 {n} 条</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>新增 {n} 条</translation>
    </message>
    <message>
        <source>{n} dropped</source>
        <translation>删去 {n} 条</translation>
    </message>
    <message>
        <source>in the library: {old}, in the file: {new}</source>
        <translation>库中文本 {old}，这份文件 {new}</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>the document ships with the program and can always be had back</source>
        <translation>随程序提供的文件，以后随时可以恢复</translation>
    </message>
    <message>
        <source>the first difference is shown|the first {n} differences are shown</source>
        <translation>仅列出前 {n} 处</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>Title</source>
        <translation>题名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>施行日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>文种</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>效力</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Not found, please fill in</source>
        <translation>没有读到，请填写</translation>
    </message>
    <message>
        <source>A document needs a title.</source>
        <translation>请填写题名。</translation>
    </message>
    <message>
        <source>Please type a day, such as 2024-03-05.</source>
        <translation>请按 2024-03-05 这样填写日期。</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Reading files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Changing the library</source>
        <translation>正在更改文件库</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Files added</source>
        <translation>添加结果</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation>未导入：{why}</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>您的标注</translation>
    </message>
    <message>
        <source>Replaced {title}</source>
        <translation>已替换库中的{title}</translation>
    </message>
    <message>
        <source>{n} more file is in the library already|{n} more files are in the library already</source>
        <translation>另有 {n} 个文件库中已有，未重复加入</translation>
    </message>
    <message>
        <source>{n} more document added without a remark|{n} more documents added without a remark</source>
        <translation>另有 {n} 份文件已加入，无须核对</translation>
    </message>
    <message>
        <source>in place of the older text</source>
        <translation>替换了旧文本</translation>
    </message>
    <message>
        <source>as another edition of {title}</source>
        <translation>作为{title}的另一版本</translation>
    </message>
    <message>
        <source>kept beside {title}</source>
        <translation>与{title}两份都留</translation>
    </message>
    <message>
        <source>another document than {title}, kept beside it</source>
        <translation>与{title}不是同一文件，另存为一份</translation>
    </message>
    <message>
        <source>the source breaks off</source>
        <translation>来源到此中断</translation>
    </message>
    <message>
        <source>{n} doubtful place|{n} doubtful places</source>
        <translation>{n} 处存疑</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>no number</source>
        <translation>无文号</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Earlier edition</source>
        <translation>以前的版本</translation>
    </message>
    <message>
        <source>newer text in the library</source>
        <translation>库中有更新文本</translation>
    </message>
    <message>
        <source>source incomplete</source>
        <translation>来源不全</translation>
    </message>
    <message>
        <source>pack of {publisher}</source>
        <translation>更新包：{publisher}</translation>
    </message>
    <message>
        <source>added</source>
        <translation>自行添加</translation>
    </message>
    <message>
        <source>{n} document added|{n} documents added</source>
        <translation>已添加 {n} 份文件</translation>
    </message>
    <message>
        <source>the same text is in the library</source>
        <translation>库中已有相同的文本</translation>
    </message>
    <message>
        <source>a text in the library is {alike} like it</source>
        <translation>库中已有相近的文本（{alike}）</translation>
    </message>
    <message>
        <source>Add {n} document|Add {n} documents</source>
        <translation>添加 {n} 份文件</translation>
    </message>
    <message>
        <source>Replace {title}</source>
        <translation>替换{title}</translation>
    </message>
    <message>
        <source>Add {title}</source>
        <translation>添加{title}</translation>
    </message>
    <message>
        <source>{n} to be confirmed</source>
        <translation>{n} 条待确认</translation>
    </message>
    <message>
        <source>{n} unplaced</source>
        <translation>{n} 条未归位</translation>
    </message>
    <message>
        <source>Of what you wrote in the old text: {what}; see Notes.</source>
        <translation>旧文本上的标注：{what}，见批注面板。</translation>
    </message>
    <message>
        <source>Updated: {title}</source>
        <translation>已更新：{title}</translation>
    </message>
    <message>
        <source>Added: {title}</source>
        <translation>已添加：{title}</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Policy files ({patterns});;All files (*)</source>
        <translation>政策文件 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从文件库移除</translation>
    </message>
    <message>
        <source>They are kept in the workbook, and are in their places again when the document is back.</source>
        <translation>移除后它们仍在工作本中；文件恢复后，它们会回到原处。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>Nothing to paste: copy files or the text of a policy first.</source>
        <translation>没有可粘贴的内容，请先复制文件或政策文字。</translation>
    </message>
    <message>
        <source>Remove {n} document from the library?|Remove {n} documents from the library?</source>
        <translation>从文件库移除 {n} 份文件？</translation>
    </message>
    <message>
        <source>What you wrote in them is kept, and Ctrl+Z brings them back.</source>
        <translation>您在其中写下的内容会保留，按 Ctrl+Z 可以撤销移除。</translation>
    </message>
    <message>
        <source>These are too many to be undone: what you wrote in them is kept, but the documents can only be added again from their files.</source>
        <translation>文件太多，移除后不能撤销：您在其中写下的内容会保留，但文件只能从原文件重新添加。</translation>
    </message>
    <message>
        <source>There is {n} note, highlight or bookmark in {title}.|There are {n} notes, highlights or bookmarks in {title}.</source>
        <translation>{title}中有 {n} 条批注、划线或书签。</translation>
    </message>
    <message>
        <source>Make {title} an edition</source>
        <translation>设{title}为版本</translation>
    </message>
    <message>
        <source>List {title} by itself</source>
        <translation>单列{title}</translation>
    </message>
    <message>
        <source>Left out {file}: {reason}</source>
        <translation>未导入“{file}”：{reason}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation>移除{title}</translation>
    </message>
    <message>
        <source>Removed: {title}. Its notes and bookmarks are kept.</source>
        <translation>已移除：{title}。其批注和书签仍然保留。</translation>
    </message>
    <message>
        <source>Remove {n} document|Remove {n} documents</source>
        <translation>移除 {n} 份文件</translation>
    </message>
    <message>
        <source>Removed {n} document. Its notes and bookmarks are kept.|Removed {n} documents. Their notes and bookmarks are kept.</source>
        <translation>已移除 {n} 份文件，其批注和书签保留。</translation>
    </message>
    <message>
        <source>All documents that ship are in their places.</source>
        <translation>随程序提供的文件都在原位。</translation>
    </message>
    <message>
        <source>Restore {title}</source>
        <translation>恢复{title}</translation>
    </message>
    <message>
        <source>As they ship again: {title}. Your texts are kept beside them.</source>
        <translation>已恢复随程序提供的{title}，您的文本另存在文件库中。</translation>
    </message>
</context>
<context>
    <name>LibraryDelegate</name>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>文件库</translation>
    </message>
    <message>
        <source>Words, pinyin or number</source>
        <translation>词语、拼音或文号</translation>
    </message>
    <message>
        <source>Filter the library</source>
        <translation>筛选文件</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的文件</translation>
    </message>
    <message>
        <source>Other words, or clear the field</source>
        <translation>换个词，或清空筛选</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Documents and their chapters</source>
        <translation>文件及其章节</translation>
    </message>
    <message>
        <source>{n} document|{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} / {total} 份</translation>
    </message>
    <message>
        <source>Add policy files, drag them into this window, or paste copied text with Ctrl+V.</source>
        <translation>请添加政策文件、把文件拖进窗口，或按 Ctrl+V 粘贴文字。</translation>
    </message>
</context>
<context>
    <name>LibraryQueue</name>
    <message>
        <source>Building the index</source>
        <translation>正在建立索引</translation>
    </message>
</context>
<context>
    <name>OfferLine</name>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>PackController</name>
    <message>
        <source>Install an update pack</source>
        <translation>安装更新包</translation>
    </message>
    <message>
        <source>Update packs ({pattern})</source>
        <translation>更新包（{pattern}）</translation>
    </message>
    <message>
        <source>There is no update to take back.</source>
        <translation>没有可以退回的更新。</translation>
    </message>
    <message>
        <source>Go back to the version before</source>
        <translation>回到上一版</translation>
    </message>
    <message>
        <source>Take back {name}, number {counter}?</source>
        <translation>退回“{name}”（序号 {counter}）？</translation>
    </message>
    <message>
        <source>Its document is as it was before. What you added since and your notes stay.|Its {n} documents are as they were before. What you added since and your notes stay.</source>
        <translation>涉及的 {n} 份文件恢复为安装前的样子；之后自行添加的文件和所有批注都保留。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Installing update packs</source>
        <translation>正在安装更新包</translation>
    </message>
    <message>
        <source>{n} new update pack is on the share.|{n} new update packs are on the share.</source>
        <translation>共享文件夹中有 {n} 个新的更新包。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Checking the update pack</source>
        <translation>正在核对更新包</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消，未作任何改动。</translation>
    </message>
    <message>
        <source>Installing the update pack</source>
        <translation>正在安装更新包</translation>
    </message>
    <message>
        <source>Installed {name}: {added} new, {replaced} replaced, {withdrawn} withdrawn.</source>
        <translation>已安装“{name}”：新增 {added} 份，替换 {replaced} 份，撤回 {withdrawn} 份。</translation>
    </message>
    <message>
        <source>Taken back: {name}. Its documents are as they were before.</source>
        <translation>已退回“{name}”，涉及的文件恢复为安装前的样子。</translation>
    </message>
    <message>
        <source>Taking the update back</source>
        <translation>正在退回</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Install an update pack</source>
        <translation>安装更新包</translation>
    </message>
    <message>
        <source>{name} · number {counter}</source>
        <translation>{name} · 序号 {counter}</translation>
    </message>
    <message>
        <source>From {publisher}, made on {day}</source>
        <translation>发布方：{publisher}，制作日期：{day}</translation>
    </message>
    <message>
        <source>Signed with the trusted key {key} {comment}</source>
        <translation>签名有效，密钥受信任：{key} {comment}</translation>
    </message>
    <message>
        <source>Installed now: number {counter}</source>
        <translation>现已安装的序号：{counter}</translation>
    </message>
    <message>
        <source>Meant to be used until {day}; there may be a newer pack.</source>
        <translation>有效期到 {day} 为止，可能已有更新的包；仍可安装。</translation>
    </message>
    <message>
        <source>What the pack changes</source>
        <translation>更新包带来的变化</translation>
    </message>
    <message>
        <source>Everything in this pack is in the library already.</source>
        <translation>包里的内容库中都已有。</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Withdrawn: {n}</source>
        <translation>撤回 {n} 份</translation>
    </message>
    <message>
        <source>Replaced: {n}</source>
        <translation>替换 {n} 份</translation>
    </message>
    <message>
        <source>Notes, highlights and bookmarks in {n} document|Notes, highlights and bookmarks in {n} documents</source>
        <translation>受影响的批注、划线和书签（{n} 份文件）</translation>
    </message>
    <message>
        <source>New: {n}</source>
        <translation>新增 {n} 份</translation>
    </message>
    <message>
        <source>Your own corrections are kept: {n}</source>
        <translation>保留本机核对结果 {n} 份</translation>
    </message>
    <message>
        <source>Cannot be read: {n}</source>
        <translation>读不出 {n} 份</translation>
    </message>
    <message>
        <source>There already: {n}</source>
        <translation>库中已有 {n} 份</translation>
    </message>
    <message>
        <source>Tables of words: {n}</source>
        <translation>词表 {n} 份</translation>
    </message>
    <message>
        <source>{n} stays|{n} stay</source>
        <translation>不动 {n} 处</translation>
    </message>
    <message>
        <source>{n} moves along|{n} move along</source>
        <translation>随文移位 {n} 处</translation>
    </message>
    <message>
        <source>{n} to be confirmed</source>
        <translation>待确认 {n} 处</translation>
    </message>
    <message>
        <source>{n} unplaced</source>
        <translation>未归位 {n} 处</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>“{name}” has a password. Enter it to read the file.</source>
        <translation>“{name}”有密码保护，请输入密码以读取。</translation>
    </message>
    <message>
        <source>The password was wrong. Enter it again.</source>
        <translation>密码不对，请重新输入。</translation>
    </message>
    <message>
        <source>It is tried on the other files of this import, then forgotten.</source>
        <translation>本次导入的其他文件也会试用这个密码，导入结束后不再保留。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>跳过此文件</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Can be added</source>
        <translation>可添加</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Needs recognition</source>
        <translation>需识别</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>已在库中</translation>
    </message>
    <message>
        <source>Update?</source>
        <translation>更新？</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>不能读</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>{alike} like a text in the library</source>
        <translation>与库中一份有 {alike} 相同</translation>
    </message>
    <message>
        <source>{n} to check</source>
        <translation>{n} 处待核对</translation>
    </message>
    <message>
        <source>Make it a heading</source>
        <translation>改为标题</translation>
    </message>
    <message>
        <source>Make it a clause</source>
        <translation>改为条款</translation>
    </message>
    <message>
        <source>Make it text</source>
        <translation>改为正文</translation>
    </message>
    <message>
        <source>One level up</source>
        <translation>升一级</translation>
    </message>
    <message>
        <source>One level down</source>
        <translation>降一级</translation>
    </message>
    <message>
        <source>Merge with the one above</source>
        <translation>并入上一段</translation>
    </message>
    <message>
        <source>Split here…</source>
        <translation>在此拆分…</translation>
    </message>
    <message>
        <source>An attachment begins</source>
        <translation>附件从此开始</translation>
    </message>
    <message>
        <source>Leave out (page header)</source>
        <translation>页眉页脚，不收</translation>
    </message>
    <message>
        <source>Correct a character…</source>
        <translation>改正文字…</translation>
    </message>
    <message>
        <source>Clause with a heading</source>
        <translation>带标题的条款</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>level {n}</source>
        <translation>第 {n} 级</translation>
    </message>
    <message>
        <source>The file as it was read</source>
        <translation>原件读出的文字</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>第 {n} 页</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>保存原件</translation>
    </message>
    <message>
        <source>The file could not be written: choose another folder.</source>
        <translation>文件没有写成，请另选文件夹。</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Change clauses and details</source>
        <translation>修改条款与信息</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>F8 next doubtful place · Ctrl+Z undo · Ctrl+S add</source>
        <translation>F8 下一处 · Ctrl+Z 撤销 · Ctrl+S 添加</translation>
    </message>
    <message>
        <source>{n} file|{n} files</source>
        <translation>{n} 个</translation>
    </message>
    <message>
        <source>Add {n}, check the rest</source>
        <translation>添加 {n} 份，其余核对后再加</translation>
    </message>
    <message>
        <source>Add {n}</source>
        <translation>添加 {n} 份</translation>
    </message>
    <message>
        <source>Check the rest one by one</source>
        <translation>其余逐份核对</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Add as it is</source>
        <translation>照此添加</translation>
    </message>
    <message>
        <source>Add this file</source>
        <translation>添加这份</translation>
    </message>
    <message>
        <source>What you have checked is not kept yet.</source>
        <translation>核对的结果还没有保存。</translation>
    </message>
    <message>
        <source>Close without keeping it</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Go on checking</source>
        <translation>继续核对</translation>
    </message>
</context>
<context>
    <name>ReviewOutlineView</name>
    <message>
        <source>Clauses as they were read</source>
        <translation>读出的条款</translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Next doubtful place</source>
        <translation>下一处待核对</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>这份文件</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>{n} to check</source>
        <translation>{n} 处待核对</translation>
    </message>
    <message>
        <source>Nothing left to check</source>
        <translation>没有待核对的了</translation>
    </message>
</context>
<context>
    <name>RowDialog</name>
    <message>
        <source>Split here</source>
        <translation>在此拆分</translation>
    </message>
    <message>
        <source>Correct what was read</source>
        <translation>改正文字</translation>
    </message>
    <message>
        <source>Put the cursor where the new paragraph begins, and press Enter.</source>
        <translation>请把光标放在新段落开头，再按回车。</translation>
    </message>
    <message>
        <source>Change what was read wrongly; what is printed is kept as well.</source>
        <translation>请改正读错的文字，原来的读法也会保留。</translation>
    </message>
    <message>
        <source>Words of the row</source>
        <translation>这一段的文字</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>改正</translation>
    </message>
</context>
<context>
    <name>ShelfController</name>
    <message>
        <source>Put into a folder</source>
        <translation>放入文件夹</translation>
    </message>
    <message>
        <source>Folder (choose one or type a new name; empty: in none)</source>
        <translation>文件夹（选择已有的，或输入新名称；留空则移出）</translation>
    </message>
    <message>
        <source>Folder of documents</source>
        <translation>文件所在文件夹</translation>
    </message>
    <message>
        <source>in use: {tags}</source>
        <translation>已有标签：{tags}</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>标签，用逗号隔开</translation>
    </message>
    <message>
        <source>Tags of documents</source>
        <translation>文件标签</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>本院叫法</translation>
    </message>
    <message>
        <source>What you call this document (citations keep its title; empty: no own name)</source>
        <translation>本院怎样称呼这份文件（引文仍用题名；留空表示不另起名）</translation>
    </message>
    <message>
        <source>Own name of a document</source>
        <translation>文件的本院叫法</translation>
    </message>
    <message>
        <source>Details of the document</source>
        <translation>文件信息</translation>
    </message>
</context>
<context>
    <name>ValidityController</name>
    <message>
        <source>{source} says that this document is repealed: {words}</source>
        <translation>{source}称本文件已废止：{words}</translation>
    </message>
    <message>
        <source>{source} says that this document is amended: {words}</source>
        <translation>{source}称本文件已修改：{words}</translation>
    </message>
    <message>
        <source>{source} says from when this document is in force: {words}</source>
        <translation>{source}写明本文件的施行日期：{words}</translation>
    </message>
    <message>
        <source>Mark as repealed</source>
        <translation>标为已废止</translation>
    </message>
    <message>
        <source>Mark as amended</source>
        <translation>标为已修改</translation>
    </message>
    <message>
        <source>In force from {date}</source>
        <translation>自 {date} 起施行</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>查看出处</translation>
    </message>
    <message>
        <source>State of {title}</source>
        <translation>{title}的效力</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>{title}: {state}</source>
        <translation>{title}：{state}</translation>
    </message>
</context>
<context>
    <name>ValidityMenu</name>
    <message>
        <source>Validity</source>
        <translation>效力</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未注明</translation>
    </message>
</context>
<context>
    <name>WatchController</name>
    <message>
        <source>{n} new file in the shared folder|{n} new files in the shared folder</source>
        <translation>共享文件夹里有 {n} 份新文件</translation>
    </message>
</context>
</TS>
