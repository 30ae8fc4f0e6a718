<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Select the words to highlight first</source>
        <translation>请先选中要划线的文字</translation>
    </message>
    <message>
        <source>Check an &amp;excerpt…</source>
        <translation>核验摘录…(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove the open document</source>
        <translation>移除当前文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>打印(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Workbook</source>
        <translation>工作本(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Change clauses and details…</source>
        <translation>修改条款与信息(&amp;C)…</translation>
    </message>
    <message>
        <source>Restore the documents that s&amp;hip</source>
        <translation>恢复随程序提供的文件(&amp;H)</translation>
    </message>
    <message>
        <source>Install an &amp;update pack…</source>
        <translation>安装更新包(&amp;U)…</translation>
    </message>
    <message>
        <source>Go back to the &amp;version before</source>
        <translation>回到上一版(&amp;V)</translation>
    </message>
    <message>
        <source>Save the ori&amp;ginal as…</source>
        <translation>另存原件(&amp;G)…</translation>
    </message>
    <message>
        <source>Open the original in another pro&amp;gram</source>
        <translation>用其他程序打开原件(&amp;T)</translation>
    </message>
    <message>
        <source>Re&amp;build the search index</source>
        <translation>重建检索索引(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Export the workbook…</source>
        <translation>导出工作本(&amp;E)…</translation>
    </message>
    <message>
        <source>The search index is built anew.</source>
        <translation>检索索引已重建。</translation>
    </message>
    <message>
        <source>&amp;Merge a workbook…</source>
        <translation>合并工作本(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>立即备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>从备份恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Selection or clause in view…</source>
        <translation>选中的条款或当前条款…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Chapter in view…</source>
        <translation>当前章节…(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Document…</source>
        <translation>整份文件…(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Notes on the document…</source>
        <translation>这份文件的批注与书签…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Basket…</source>
        <translation>打印篮…(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Hits of the search…</source>
        <translation>检索结果…(&amp;H)</translation>
    </message>
    <message>
        <source>Book&amp;marks…</source>
        <translation>全部书签…(&amp;M)</translation>
    </message>
    <message>
        <source>D&amp;uties of an organisation…</source>
        <translation>责任清单…(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Copy with &amp;citation</source>
        <translation>复制并附引文(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Bookmark the clause</source>
        <translation>为条款加书签(&amp;B)</translation>
    </message>
    <message>
        <source>Write a &amp;note on the clause</source>
        <translation>为条款添加批注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Highlight the selected words</source>
        <translation>给选中的文字划线(&amp;H)</translation>
    </message>
    <message>
        <source>Put into the bas&amp;ket</source>
        <translation>放入打印篮(&amp;K)</translation>
    </message>
    <message>
        <source>Put into the &amp;ledger</source>
        <translation>加入台账(&amp;L)</translation>
    </message>
    <message>
        <source>Put all measures of the document into the ledger</source>
        <translation>本文件的全部措施加入台账</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>检索全部文件(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find in the document</source>
        <translation>在文件中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Reading: everything else is folded away. Esc brings it back.</source>
        <translation>阅读模式：其余部分已收起，按 Esc 恢复。</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>侧栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Outline beside the text</source>
        <translation>正文旁的目录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>条款信息栏(&amp;I)</translation>
    </message>
    <message>
        <source>O&amp;riginal beside the text</source>
        <translation>打开原件(&amp;R)</translation>
    </message>
    <message>
        <source>How the te&amp;xt is set…</source>
        <translation>阅读设置(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>原大(&amp;U)</translation>
    </message>
    <message>
        <source>Larger &amp;window text</source>
        <translation>放大窗口文字(&amp;W)</translation>
    </message>
    <message>
        <source>Smaller wi&amp;ndow text</source>
        <translation>缩小窗口文字(&amp;N)</translation>
    </message>
    <message>
        <source>Mark &amp;corrections</source>
        <translation>标出勘误(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;orrections in the document…</source>
        <translation>本文件勘误(&amp;O)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt theme</source>
        <translation>切换配色(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Reading mode</source>
        <translation>阅读模式(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Two texts</source>
        <translation>左右并排(&amp;T)</translation>
    </message>
    <message>
        <source>Open on the &amp;right</source>
        <translation>在右侧打开(&amp;R)</translation>
    </message>
    <message>
        <source>Go to the &amp;other text</source>
        <translation>转到另一侧(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Scroll together</source>
        <translation>同步滚动(&amp;S)</translation>
    </message>
    <message>
        <source>Show what &amp;corresponds</source>
        <translation>显示对应条款(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;wap the texts</source>
        <translation>左右互换(&amp;W)</translation>
    </message>
    <message>
        <source>Close the right &amp;text</source>
        <translation>关闭右侧(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>开始页(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>Go to a &amp;clause…</source>
        <translation>转到条款(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Next hit</source>
        <translation>下一处(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous hit</source>
        <translation>上一处(&amp;P)</translation>
    </message>
    <message>
        <source>Next c&amp;hange</source>
        <translation>下一处变化(&amp;H)</translation>
    </message>
    <message>
        <source>Pre&amp;vious change</source>
        <translation>上一处变化(&amp;V)</translation>
    </message>
    <message>
        <source>Next &amp;tab</source>
        <translation>下一标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Previous t&amp;ab</source>
        <translation>上一标签页(&amp;A)</translation>
    </message>
    <message>
        <source>Open the closed tab a&amp;gain</source>
        <translation>重新打开关闭的标签页(&amp;G)</translation>
    </message>
    <message>
        <source>C&amp;lose the tab</source>
        <translation>关闭标签页(&amp;L)</translation>
    </message>
    <message>
        <source>Next a&amp;rea of the window</source>
        <translation>窗口的下一区域(&amp;R)</translation>
    </message>
    <message>
        <source>Previous ar&amp;ea of the window</source>
        <translation>窗口的上一区域(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>使用说明(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>打开数据文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>Activity &amp;log…</source>
        <translation>运行记录(&amp;L)…</translation>
    </message>
    <message>
        <source>D&amp;iagnosis…</source>
        <translation>诊断信息(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;About Yice</source>
        <translation>关于医策(&amp;A)</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Yice is running already, but does not answer.</source>
        <translation>医策已在运行，但没有应答。</translation>
    </message>
    <message>
        <source>If you see no window of it, end it and start again: your notes are saved. (Process {process})</source>
        <translation>如果看不到它的窗口，可以结束它并重新打开；已写的内容都已保存。（进程号 {process}）</translation>
    </message>
    <message>
        <source>End it and start</source>
        <translation>结束并重新打开</translation>
    </message>
    <message>
        <source>Preparing the library…</source>
        <translation>正在准备文件库…</translation>
    </message>
    <message>
        <source>Yice</source>
        <translation>医策</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>e.g. 2025-06-30</source>
        <translation>如 2025-06-30、6月底、长期坚持</translation>
    </message>
</context>
<context>
    <name>ChoiceDialog</name>
    <message>
        <source>No such entry</source>
        <translation>没有相符的条目</translation>
    </message>
</context>
<context>
    <name>ClauseActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open on the right</source>
        <translation>在右侧打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制并附引文</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>移除书签</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Put into the basket</source>
        <translation>放入打印篮</translation>
    </message>
    <message>
        <source>Put into the ledger</source>
        <translation>加入台账</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对照…</translation>
    </message>
    <message>
        <source>{action} ({limit})</source>
        <translation>{action}（{limit}）</translation>
    </message>
</context>
<context>
    <name>ClauseCommands</name>
    <message>
        <source>up to {n}</source>
        <translation>最多 {n} 份</translation>
    </message>
    <message>
        <source>the first {n}</source>
        <translation>前 {n} 个</translation>
    </message>
</context>
<context>
    <name>CommandController</name>
    <message>
        <source>Current: {clause}</source>
        <translation>当前：{clause}</translation>
    </message>
    <message>
        <source>No clause</source>
        <translation>没有选中条款</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>撤销(&amp;U) {change}</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>重做(&amp;R) {change}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>The program made a mistake. What you wrote is safe. Please pass on this report.</source>
        <translation>程序出了差错，您写的内容都在。请把这份报告转给维护人员。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>newer text in the library ({mark})</source>
        <translation>库中有更新文本（{mark}）</translation>
    </message>
    <message>
        <source>amended {date}</source>
        <translation>{date}修正</translation>
    </message>
    <message>
        <source>adopted {date}</source>
        <translation>{date}通过</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无文号</translation>
    </message>
    <message>
        <source>in force from {date}</source>
        <translation>{date}起施行</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>日期不详</translation>
    </message>
    <message>
        <source>source incomplete</source>
        <translation>来源不全</translation>
    </message>
</context>
<context>
    <name>FieldChip</name>
    <message>
        <source>Take away {field}</source>
        <translation>去掉“{field}”</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>在说明中查找</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>overdue · {day}</source>
        <translation>逾期 · {day}</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>批注：{text}</translation>
    </message>
    <message>
        <source>{n} hit|{n} hits</source>
        <translation>{n} 条</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Start page</source>
        <translation>开始页</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Where you left off</source>
        <translation>接着上次</translation>
    </message>
    <message>
        <source>Find policy, see duty, print excerpts</source>
        <translation>查政策，看责任，印摘录</translation>
    </message>
    <message>
        <source>Everything is on this machine. Type any words, a document number or a clause.</source>
        <translation>全部内容都在本机。输入任何字词、文号或“第28条”，即刻到达。</translation>
    </message>
    <message>
        <source>{n} body|{n} bodies</source>
        <translation>{n} 个责任单位</translation>
    </message>
    <message>
        <source>{n} indicator|{n} indicators</source>
        <translation>{n} 项指标</translation>
    </message>
    <message>
        <source>{n} chapter|{n} chapters</source>
        <translation>{n} 章</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项逾期</translation>
    </message>
    <message>
        <source>{n} due this month</source>
        <translation>{n} 项本月到期</translation>
    </message>
    <message>
        <source>Ledger: {what}</source>
        <translation>台账：{what}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>nothing is due this month</source>
        <translation>本月没有到期事项</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>已完成 {done}/{total}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Mouse and lists</source>
        <translation>鼠标与列表</translation>
    </message>
    <message>
        <source>Choose several rows</source>
        <translation>选多行</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click, Ctrl+A</source>
        <translation>Ctrl+单击、Shift+单击、Ctrl+A</translation>
    </message>
    <message>
        <source>Open a row in a new tab</source>
        <translation>在新标签页打开一行</translation>
    </message>
    <message>
        <source>Ctrl+double-click, middle button, Ctrl+Enter</source>
        <translation>Ctrl+双击、中键、Ctrl+回车</translation>
    </message>
    <message>
        <source>Open a link or a card in a new tab</source>
        <translation>在新标签页打开链接或卡片</translation>
    </message>
    <message>
        <source>Ctrl+click, middle button</source>
        <translation>Ctrl+单击、中键</translation>
    </message>
    <message>
        <source>Open beside the text</source>
        <translation>在右侧打开</translation>
    </message>
    <message>
        <source>Alt+click, Alt+Enter</source>
        <translation>Alt+单击、Alt+回车</translation>
    </message>
    <message>
        <source>Choose a word, a sentence</source>
        <translation>选一个词、一句话</translation>
    </message>
    <message>
        <source>Double click, triple click</source>
        <translation>双击、三击</translation>
    </message>
    <message>
        <source>Larger and smaller text</source>
        <translation>放大、缩小文字</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>{first} and {n} more document|{first} and {n} more documents</source>
        <translation>{first} 等（另有 {n} 份）</translation>
    </message>
    <message>
        <source>{first} and {n} more</source>
        <translation>{first} 等（另有 {n} 条）</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{m}/{d}</source>
        <translation>{m}月{d}日</translation>
    </message>
</context>
<context>
    <name>LedgerEditor</name>
    <message>
        <source>Add Row</source>
        <translation>新增一行</translation>
    </message>
    <message>
        <source>Imported from {name}: {n} row new, {m} changed|Imported from {name}: {n} rows new, {m} changed</source>
        <translation>已从“{name}”导入：新增 {n} 行，改写 {m} 行</translation>
    </message>
    <message>
        <source>Import Ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>{name} says the same as the ledger</source>
        <translation>“{name}”与台账相同，没有改动</translation>
    </message>
    <message>
        <source>Ledger: {n} row changed|Ledger: {n} rows changed</source>
        <translation>台账已改 {n} 行</translation>
    </message>
    <message>
        <source>Change Ledger</source>
        <translation>改写台账</translation>
    </message>
    <message>
        <source>Delete Rows</source>
        <translation>删除台账行</translation>
    </message>
    <message>
        <source>Deleted from the ledger: {what}</source>
        <translation>已从台账删除：{what}</translation>
    </message>
    <message>
        <source>Accept Clause</source>
        <translation>按现条款更新</translation>
    </message>
    <message>
        <source>Follows the clause as it reads now: {what}</source>
        <translation>已按现在的条款更新：{what}</translation>
    </message>
    <message>
        <source>Already in the ledger</source>
        <translation>已在台账中</translation>
    </message>
    <message>
        <source>There are no measures in it</source>
        <translation>其中没有可列入台账的措施</translation>
    </message>
    <message>
        <source>Add to Ledger</source>
        <translation>加入台账</translation>
    </message>
    <message>
        <source>Put into the ledger: {what}</source>
        <translation>已加入台账：{what}</translation>
    </message>
</context>
<context>
    <name>LedgerFilterBar</name>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按科室分组</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>按时限分组</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>No department yet</source>
        <translation>未分配科室</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部科室</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文件</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>{title} · {n}</source>
        <translation>{title}&#x3000;{n} 项</translation>
    </message>
    <message>
        <source>The clause reads otherwise than when the row was made of it.</source>
        <translation>条款现在的文字与加入台账时不同。</translation>
    </message>
    <message>
        <source>Another version of a row, from another notebook: keep one of them.</source>
        <translation>这是另一份工作本中同一行的另一写法，请核对后删去一份。</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Print and save</source>
        <translation>打印与保存</translation>
    </message>
    <message>
        <source>Empty row</source>
        <translation>空白行</translation>
    </message>
    <message>
        <source>All measures of a document…</source>
        <translation>一份文件的全部措施…</translation>
    </message>
    <message>
        <source>Own departments…</source>
        <translation>本院科室名单…</translation>
    </message>
    <message>
        <source>Print the task table…</source>
        <translation>打印任务分解表…</translation>
    </message>
    <message>
        <source>Task table as PDF…</source>
        <translation>任务分解表存为 PDF…</translation>
    </message>
    <message>
        <source>Task table as Word…</source>
        <translation>任务分解表存为 Word…</translation>
    </message>
    <message>
        <source>Print a sheet for each department…</source>
        <translation>打印各科室任务单…</translation>
    </message>
    <message>
        <source>A sheet for each department as PDF…</source>
        <translation>每个科室一张，存为 PDF…</translation>
    </message>
    <message>
        <source>A sheet for each department as Word…</source>
        <translation>每个科室一张，存为 Word…</translation>
    </message>
    <message>
        <source>Ledger as .xlsx…</source>
        <translation>台账存为 Excel…</translation>
    </message>
    <message>
        <source>The ledger is empty</source>
        <translation>台账还是空的</translation>
    </message>
    <message>
        <source>Press Ctrl+L on a clause, a result or a line of the basket to make a row of it. Or begin here:</source>
        <translation>在条款、检索结果或打印篮的一条上按 Ctrl+L，就成为台账的一行。也可以从这里开始：</translation>
    </message>
    <message>
        <source>Import an Excel ledger…</source>
        <translation>导入 Excel 台账…</translation>
    </message>
    <message>
        <source>No row fits the filters</source>
        <translation>没有符合筛选条件的事项</translation>
    </message>
    <message>
        <source>{n} row is hidden.|{n} rows are hidden.</source>
        <translation>有 {n} 行被筛选隐藏。</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>{n} row|{n} rows</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation>已完成 {n} 项</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项逾期</translation>
    </message>
    <message>
        <source>{n} due this month</source>
        <translation>{n} 项本月到期</translation>
    </message>
    <message>
        <source>Copy the cells</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Follow the clause as it reads now</source>
        <translation>按现在的条款更新</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Empty the cells</source>
        <translation>清空单元格</translation>
    </message>
    <message>
        <source>Delete {n} row|Delete {n} rows</source>
        <translation>删除 {n} 行</translation>
    </message>
</context>
<context>
    <name>LedgerSaver</name>
    <message>
        <source>The library has no documents yet</source>
        <translation>文件库中还没有文件</translation>
    </message>
    <message>
        <source>All measures of a document</source>
        <translation>一份文件的全部措施</translation>
    </message>
    <message>
        <source>Each measure becomes a row; those that are there stay as they are.</source>
        <translation>每项措施成为一行；台账中已有的不变。</translation>
    </message>
    <message>
        <source>Import an Excel ledger</source>
        <translation>导入 Excel 台账</translation>
    </message>
    <message>
        <source>Excel files (*.xlsx)</source>
        <translation>Excel 文件 (*.xlsx)</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>No row has a department yet: fill in the lead departments first.</source>
        <translation>还没有一行填了科室，请先填写牵头科室。</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Yice</source>
        <translation>医策</translation>
    </message>
</context>
<context>
    <name>NoteOrders</name>
    <message>
        <source>By document</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>最近修改</translation>
    </message>
    <message>
        <source>Made last</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>By style</source>
        <translation>按样式</translation>
    </message>
    <message>
        <source>By words</source>
        <translation>按内容</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Library</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>打印篮</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文件(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>检索结果(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>书签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>批注(&amp;N)</translation>
    </message>
    <message>
        <source>B&amp;asket</source>
        <translation>打印篮(&amp;A)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>对照(&amp;O)</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>&amp;Indicators</source>
        <translation>指标(&amp;I)</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>D&amp;uties</source>
        <translation>责任(&amp;U)</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>&amp;Citations</source>
        <translation>引用(&amp;C)</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>台账(&amp;L)</translation>
    </message>
</context>
<context>
    <name>PaperPlace</name>
    <message>
        <source>Nothing to print yet</source>
        <translation>还没有可打印的内容</translation>
    </message>
    <message>
        <source>What is put into the basket is shown here as pages.</source>
        <translation>放入打印篮的条款会在这里显示成页面。</translation>
    </message>
</context>
<context>
    <name>PrintController</name>
    <message>
        <source>The search</source>
        <translation>检索框为空，</translation>
    </message>
    <message>
        <source>Duties of an organisation</source>
        <translation>单位责任</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
    <message>
        <source>Are sure you want to delete &apos;%1&apos;?</source>
        <translation>确定要删除“%1”吗？</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search clauses, document numbers, departments…</source>
        <translation>检索条款、文号、责任单位，或 36项第13条</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除检索</translation>
    </message>
</context>
<context>
    <name>SearchedList</name>
    <message>
        <source>Part of the name, or pinyin</source>
        <translation>名称的一部分，或拼音</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>{title}: {n} of {total}</source>
        <translation>{title}：{n} / {total}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Current clause</source>
        <translation>当前条款</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>{n} document|{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
    <message>
        <source>Hit {n}/{total}</source>
        <translation>第 {n}/{total} 处</translation>
    </message>
    <message>
        <source>Pair {n}/{total}</source>
        <translation>第 {n}/{total} 组</translation>
    </message>
    <message>
        <source>Current: {clause}</source>
        <translation>当前：{clause}</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Not saved yet; trying again</source>
        <translation>尚未保存，正在自动重试</translation>
    </message>
</context>
<context>
    <name>TableSaver</name>
    <message>
        <source>Save as Word</source>
        <translation>存为 Word</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Word 文件 (*.docx)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>Excel files (*.xlsx)</source>
        <translation>Excel 文件 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved “{name}”.</source>
        <translation>已存为“{name}”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>Three tips to begin with</source>
        <translation>三个小提示</translation>
    </message>
    <message>
        <source>Ctrl+K and a few words find a clause; a whole question does, too.</source>
        <translation>按 Ctrl+K 输入几个字就能找到条款，直接提问也可以。</translation>
    </message>
    <message>
        <source>The tinted clause is current: Ctrl+D bookmarks it, Ctrl+M notes, Ctrl+B to the basket.</source>
        <translation>深色底的是当前条款：Ctrl+D 加书签，Ctrl+M 写批注，Ctrl+B 放入打印篮。</translation>
    </message>
    <message>
        <source>Drop your own files on the window: they are searched with the others.</source>
        <translation>把自己的文件拖进窗口，就能和其他文件一起检索。</translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>打开使用说明</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Start page</source>
        <translation>开始页</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Too much to be kept: “{change}” cannot be undone any more.</source>
        <translation>“{change}”已不能撤销：移除的文件太多，只保留最近的。</translation>
    </message>
    <message>
        <source>Undone: {change}</source>
        <translation>已撤销：{change}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redone: {change}</source>
        <translation>已重做：{change}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>WindowContents</name>
    <message>
        <source>This is an earlier edition; current: {title}</source>
        <translation>这是以前的版本；现行：{title}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>There is a newer text in the library: {title}</source>
        <translation>此为较早的文本，库中有更新文本：{title}</translation>
    </message>
    <message>
        <source>List as its earlier edition</source>
        <translation>列为它的旧版本</translation>
    </message>
</context>
<context>
    <name>WindowFrame</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings  Ctrl+,</source>
        <translation>设置  Ctrl+,</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
