<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CitationsPage</name>
    <message>
        <source>Citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>repealed or replaced</source>
        <translation>已废止或已有新版本</translation>
    </message>
    <message>
        <source>not in the library</source>
        <translation>库中没有</translation>
    </message>
    <message>
        <source>Graph of the citations</source>
        <translation>引用关系图</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Cites</source>
        <translation>引用了</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>被引用</translation>
    </message>
    <message>
        <source>Green: in force   Red, struck out: repealed or replaced   Dashed: not in the library</source>
        <translation>绿框：现行&#x3000;红框加线：已废止或已有新版本&#x3000;虚框：库中没有</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>库中文件</translation>
    </message>
    <message>
        <source>As</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Reading the documents…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文件</translation>
    </message>
    <message>
        <source>Add policy documents: who cites whom is shown here.</source>
        <translation>请先添加政策文件，文件之间的引用关系会显示在这里。</translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation>文件库是空的</translation>
    </message>
    <message>
        <source>Open this page again.</source>
        <translation>请重新打开本页。</translation>
    </message>
    <message>
        <source>The documents could not be read</source>
        <translation>文件没有读出来</translation>
    </message>
    <message>
        <source>{n} more is not drawn|{n} more are not drawn</source>
        <translation>另有 {n} 份未画出</translation>
    </message>
    <message>
        <source>Cites {n}</source>
        <translation>引用了 {n} 处</translation>
    </message>
    <message>
        <source>Cited by {n}</source>
        <translation>被引用 {n} 处</translation>
    </message>
    <message>
        <source>{n} document|{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>The source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As it was read</source>
        <translation>恢复原读数</translation>
    </message>
    <message>
        <source>The source says</source>
        <translation>原文</translation>
    </message>
</context>
<context>
    <name>DocumentChoice</name>
    <message>
        <source>All documents</source>
        <translation>全部文件</translation>
    </message>
    <message>
        <source>{n} document|{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
    <message>
        <source>Choose documents</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Documents: {text}</source>
        <translation>文件：{text}</translation>
    </message>
</context>
<context>
    <name>DutiesPage</name>
    <message>
        <source>Duties</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Year of the document</source>
        <translation>文件年份</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按字词筛选</translation>
    </message>
    <message>
        <source>Into the ledger</source>
        <translation>加入台账</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as .xlsx</source>
        <translation>存为 .xlsx</translation>
    </message>
    <message>
        <source>Views of the duties</source>
        <translation>责任的几种看法</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>牵头</translation>
    </message>
    <message>
        <source>supports</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>共同负责</translation>
    </message>
    <message>
        <source>Organisations and matters</source>
        <translation>单位与事项</translation>
    </message>
    <message>
        <source>● leads   ○ supports   ◐ shares; a click on a name keeps to it</source>
        <translation>● 牵头&#x3000;○ 配合&#x3000;◐ 共同负责&#x3000;&#x3000;单击单位名称只看该单位，再次单击恢复</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共同负责</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>All organisations</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>No duties yet</source>
        <translation>还没有责任分工</translation>
    </message>
    <message>
        <source>Add documents with responsible organisations to the library: they are listed here.</source>
        <translation>请先在文件库中添加写有责任单位的文件，责任分工会列在这里。</translation>
    </message>
    <message>
        <source>{n} matter|{n} matters</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>{n} organisation|{n} organisations</source>
        <translation>{n} 个单位</translation>
    </message>
</context>
<context>
    <name>DutyForm</name>
    <message>
        <source>separate several by commas</source>
        <translation>几个用逗号隔开</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责单位</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>A duty has a matter and somebody who answers for it; fill in both.</source>
        <translation>责任要有事项和至少一个单位，请填全。</translation>
    </message>
</context>
<context>
    <name>FactEditor</name>
    <message>
        <source>Correct the indicator</source>
        <translation>更正指标</translation>
    </message>
    <message>
        <source>Correct the duty</source>
        <translation>更正责任</translation>
    </message>
    <message>
        <source>Correct Indicator</source>
        <translation>更正指标</translation>
    </message>
    <message>
        <source>Correct Duty</source>
        <translation>更正责任</translation>
    </message>
    <message>
        <source>Not an Indicator</source>
        <translation>不是指标</translation>
    </message>
    <message>
        <source>Not a Duty</source>
        <translation>不是责任</translation>
    </message>
    <message>
        <source>Taken off the list: {what}</source>
        <translation>已从列表中去掉：{what}</translation>
    </message>
    <message>
        <source>Take Correction Back</source>
        <translation>撤销更正</translation>
    </message>
    <message>
        <source>Add an indicator</source>
        <translation>新增指标</translation>
    </message>
    <message>
        <source>Add Indicator</source>
        <translation>新增指标</translation>
    </message>
</context>
<context>
    <name>FactForm</name>
    <message>
        <source>Read as: {words}</source>
        <translation>原读：{words}</translation>
    </message>
</context>
<context>
    <name>FactPage</name>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的内容</translation>
    </message>
    <message>
        <source>Other words, or choose all again above</source>
        <translation>换个词，或在上面选回“全部”</translation>
    </message>
    <message>
        <source>Reading the documents…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>{percent} % read</source>
        <translation>已读 {percent}%</translation>
    </message>
    <message>
        <source>The documents could not be read</source>
        <translation>文件没有读出来</translation>
    </message>
    <message>
        <source>Open this page again.</source>
        <translation>请重新打开本页。</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Not an indicator</source>
        <translation>不是指标</translation>
    </message>
    <message>
        <source>Not a duty</source>
        <translation>不是责任</translation>
    </message>
    <message>
        <source>As it was read</source>
        <translation>恢复原读数</translation>
    </message>
    <message>
        <source>Add an indicator of this clause…</source>
        <translation>为这一条新增指标…</translation>
    </message>
    <message>
        <source>{n} corrected by hand</source>
        <translation>人工更正 {n} 处</translation>
    </message>
    <message>
        <source>{n} correction does not hold: the text changed|{n} corrections do not hold: the text changed</source>
        <translation>{n} 处更正因原文已变未套用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>IndicatorColumns</name>
    <message>
        <source>per {unit}</source>
        <translation>每{unit}</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>人工更正</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>First document</source>
        <translation>文件一</translation>
    </message>
    <message>
        <source>says</source>
        <translation>写的是</translation>
    </message>
    <message>
        <source>Second document</source>
        <translation>文件二</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>By then</source>
        <translation>届时完成</translation>
    </message>
    <message>
        <source>From then</source>
        <translation>自此起</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>期限内</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
</context>
<context>
    <name>IndicatorForm</name>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>as printed, e.g. 150-200</source>
        <translation>照原文，例如 150-200万人次</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>a number, or empty</source>
        <translation>数字，没有则留空</translation>
    </message>
    <message>
        <source>Upper bound</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>a year, or empty</source>
        <translation>年份，没有则留空</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>An indicator has a name and a value; fill in both.</source>
        <translation>指标要有名称和数值，请填全。</translation>
    </message>
    <message>
        <source>“{words}” is no number; write figures, or leave it empty.</source>
        <translation>“{words}”不是数字，请写阿拉伯数字或留空。</translation>
    </message>
    <message>
        <source>The lower bound is above the upper one; exchange them.</source>
        <translation>下限大于上限，请对调。</translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按字词筛选</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as .xlsx</source>
        <translation>存为 .xlsx</translation>
    </message>
    <message>
        <source>Views of the indicators</source>
        <translation>指标的几种看法</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>In two documents</source>
        <translation>两份文件对照</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>时间表</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>No indicators yet</source>
        <translation>还没有指标</translation>
    </message>
    <message>
        <source>Add policy documents to the library: their figures and deadlines are listed here.</source>
        <translation>请先在文件库中添加政策文件，其中的数量指标和时限会列在这里。</translation>
    </message>
    <message>
        <source>{n} indicator|{n} indicators</source>
        <translation>{n} 项指标</translation>
    </message>
    <message>
        <source>{n} chart|{n} charts</source>
        <translation>{n} 张图</translation>
    </message>
    <message>
        <source>{n} indicator in two documents|{n} indicators in two documents</source>
        <translation>{n} 项指标见于两份文件</translation>
    </message>
    <message>
        <source>{n} date|{n} dates</source>
        <translation>{n} 个时间节点</translation>
    </message>
</context>
<context>
    <name>_Popup</name>
    <message>
        <source>Filter documents</source>
        <translation>按题名筛选文件</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
</TS>
