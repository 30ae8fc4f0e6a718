<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnnotationController</name>
    <message>
        <source>Another colour has this name already</source>
        <translation>另一种颜色已用这个名称</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>样式名称</translation>
    </message>
    <message>
        <source>What highlights of this colour mean:</source>
        <translation>这种颜色的划线表示：</translation>
    </message>
</context>
<context>
    <name>BookmarkDelegate</name>
    <message>
        <source>{n} % sure</source>
        <translation>可能 {n} %</translation>
    </message>
    <message>
        <source>Title of the bookmark</source>
        <translation>书签名称</translation>
    </message>
</context>
<context>
    <name>BookmarkEntries</name>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Put all bookmarks into the basket</source>
        <translation>全部书签放入打印篮</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>位置正确</translation>
    </message>
    <message>
        <source>Place by hand</source>
        <translation>手动归位</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Also put into</source>
        <translation>同时放入</translation>
    </message>
    <message>
        <source>Take out of the folder</source>
        <translation>从文件夹取出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Put all of it into the basket</source>
        <translation>全部放入打印篮</translation>
    </message>
    <message>
        <source>Print folder…</source>
        <translation>打印文件夹…</translation>
    </message>
    <message>
        <source>Delete the folder; its bookmarks stay</source>
        <translation>删除文件夹，保留书签</translation>
    </message>
</context>
<context>
    <name>BookmarksController</name>
    <message>
        <source>{n} bookmark in the folder “{name}”|{n} bookmarks in the folder “{name}”</source>
        <translation>已把 {n} 条存入书签文件夹“{name}”</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>重命名文件夹</translation>
    </message>
    <message>
        <source>Delete Folder</source>
        <translation>删除文件夹</translation>
    </message>
    <message>
        <source>Folder deleted, its bookmarks are kept: {what}</source>
        <translation>已删除文件夹，其中书签保留：{what}</translation>
    </message>
    <message>
        <source>Put into Folder</source>
        <translation>放入文件夹</translation>
    </message>
    <message>
        <source>Take out of Folder</source>
        <translation>从文件夹取出</translation>
    </message>
    <message>
        <source>Taken out of the folder: {what}</source>
        <translation>已移出文件夹：{what}</translation>
    </message>
    <message>
        <source>Move Bookmark</source>
        <translation>移动书签</translation>
    </message>
    <message>
        <source>Move Folder</source>
        <translation>移动文件夹</translation>
    </message>
</context>
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>No bookmarks yet</source>
        <translation>还没有书签</translation>
    </message>
    <message>
        <source>Press Ctrl+D on a clause to bookmark it</source>
        <translation>在条款上按 Ctrl+D 加书签</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的内容</translation>
    </message>
    <message>
        <source>Other words, or clear the field</source>
        <translation>换个词，或清空筛选</translation>
    </message>
    <message>
        <source>Filter by words, pinyin, tags</source>
        <translation>按文字、拼音、标签筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>CloseGuard</name>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>{n} note is not saved yet.|{n} notes are not saved yet.</source>
        <translation>有 {n} 条批注尚未保存。</translation>
    </message>
    <message>
        <source>If you close now, these words are lost.</source>
        <translation>现在关闭，这些文字将会丢失。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Changed in this time</source>
        <translation>按修改时间筛选</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Lists what was made or changed in these days, both included.</source>
        <translation>列出这段时间内新建或修改的内容，含首尾两天。</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>It belongs here</source>
        <translation>位置正确</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>Place by hand</source>
        <translation>手动归位</translation>
    </message>
    <message>
        <source>To be confirmed · {n} % sure</source>
        <translation>待确认 · 可能 {n} %</translation>
    </message>
    <message>
        <source>Its document is not in the library any more; add it again to go there</source>
        <translation>所在文件已移除，重新添加后即可归位</translation>
    </message>
    <message>
        <source>Unplaced · its words are gone from the text</source>
        <translation>未归位 · 原文已不在文件中</translation>
    </message>
    <message>
        <source>Other version</source>
        <translation>另一版本</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>自定起止日期…</translation>
    </message>
</context>
<context>
    <name>NoteEntries</name>
    <message>
        <source>It belongs here</source>
        <translation>位置正确</translation>
    </message>
    <message>
        <source>Place by hand</source>
        <translation>手动归位</translation>
    </message>
    <message>
        <source>Keep both versions</source>
        <translation>两个版本都保留</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>NoteFilter</name>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Their document was removed</source>
        <translation>文件已移除</translation>
    </message>
    <message>
        <source>Unplaced</source>
        <translation>未归位</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>{day}以来</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>截至{day}</translation>
    </message>
</context>
<context>
    <name>NotebookEditor</name>
    <message>
        <source>Add Bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>Rename Bookmark</source>
        <translation>重命名书签</translation>
    </message>
    <message>
        <source>Delete Bookmark</source>
        <translation>删除书签</translation>
    </message>
    <message>
        <source>Bookmark deleted: {what}</source>
        <translation>已删除书签：{what}</translation>
    </message>
    <message>
        <source>Bookmark added: {what}</source>
        <translation>已添加书签：{what}</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Save as Folder</source>
        <translation>存为文件夹</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Change Highlight</source>
        <translation>修改划线</translation>
    </message>
    <message>
        <source>Note deleted: {what}</source>
        <translation>已删除批注：{what}</translation>
    </message>
    <message>
        <source>Delete Highlight</source>
        <translation>删除划线</translation>
    </message>
    <message>
        <source>{place} “{words}”</source>
        <translation>{place}“{words}”</translation>
    </message>
    <message>
        <source>“{first}” and {n} more</source>
        <translation>“{first}”等（另有 {n} 条）</translation>
    </message>
    <message>
        <source>Turn into Note</source>
        <translation>转为批注</translation>
    </message>
    <message>
        <source>Rename Style</source>
        <translation>重命名样式</translation>
    </message>
    <message>
        <source>Add Note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Highlight deleted: {what}</source>
        <translation>已删除划线：{what}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted: {what}</source>
        <translation>已删除：{what}</translation>
    </message>
    <message>
        <source>Change Tags</source>
        <translation>修改标签</translation>
    </message>
    <message>
        <source>Edit Note</source>
        <translation>修改批注</translation>
    </message>
    <message>
        <source>Delete Note</source>
        <translation>删除批注</translation>
    </message>
</context>
<context>
    <name>NotebookFileController</name>
    <message>
        <source>Workbook, to be merged elsewhere (*.json)</source>
        <translation>工作本，可在别处合并 (*.json)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown 文本 (*.md)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export the workbook</source>
        <translation>导出工作本</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>工作本</translation>
    </message>
    <message>
        <source>Exported: {n} item to {name}|Exported: {n} items to {name}</source>
        <translation>已导出 {n} 条到 {name}</translation>
    </message>
    <message>
        <source>Workbook (*.json)</source>
        <translation>工作本 (*.json)</translation>
    </message>
    <message>
        <source>Merge a workbook</source>
        <translation>合并工作本</translation>
    </message>
    <message>
        <source>Merge “{name}” into your workbook?</source>
        <translation>把“{name}”合并到您的工作本？</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge Workbook</source>
        <translation>合并工作本</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>新增 {n} 条</translation>
    </message>
    <message>
        <source>{n} brought up to date</source>
        <translation>更新 {n} 条</translation>
    </message>
    <message>
        <source>{n} deleted</source>
        <translation>删除 {n} 条</translation>
    </message>
    <message>
        <source>{n} newer here, kept</source>
        <translation>本机较新，保留 {n} 条</translation>
    </message>
    <message>
        <source>{n} changed in both, both kept</source>
        <translation>两边都改过，两份都保留 {n} 条</translation>
    </message>
    <message>
        <source>{n} the same</source>
        <translation>相同 {n} 条</translation>
    </message>
    <message>
        <source>There is nothing in it</source>
        <translation>其中没有内容</translation>
    </message>
    <message>
        <source>Nothing has changed since the last backup</source>
        <translation>上次备份之后没有改动</translation>
    </message>
    <message>
        <source>Backed up: {name}</source>
        <translation>已备份：{name}</translation>
    </message>
    <message>
        <source>Restore Backup</source>
        <translation>恢复备份</translation>
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
        <source>After a change of the library: {what}; see Notes</source>
        <translation>文件库有变化：{what}，见“批注”</translation>
    </message>
    <message>
        <source>Done. Ctrl+Z takes it back.</source>
        <translation>已完成，按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>NotebookReader</name>
    <message>
        <source>Workbook</source>
        <translation>工作本</translation>
    </message>
</context>
<context>
    <name>NotesController</name>
    <message>
        <source>Its words are gone. Select those it belongs to now, then press “Place by hand”.</source>
        <translation>原文已不在文件中。请选中它现在应在的文字，再点“手动归位”。</translation>
    </message>
    <message>
        <source>Confirm Place</source>
        <translation>确认位置</translation>
    </message>
    <message>
        <source>Keep both Versions</source>
        <translation>保留两个版本</translation>
    </message>
    <message>
        <source>Open the document and select the words it belongs to</source>
        <translation>请先打开文件，选中它应在的文字</translation>
    </message>
    <message>
        <source>Place by Hand</source>
        <translation>手动放置</translation>
    </message>
    <message>
        <source>It now stands at {place}. Ctrl+Z takes it back.</source>
        <translation>已归位到{place}。按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Show only…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>管理标签…</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Nothing marked yet</source>
        <translation>还没有划线和批注</translation>
    </message>
    <message>
        <source>Select words in the text to highlight them, or press Ctrl+M to write a note</source>
        <translation>在正文中选中文字即可划线，按 Ctrl+M 写批注</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的内容</translation>
    </message>
    <message>
        <source>Other words, or take a filter off</source>
        <translation>换个词，或取消筛选</translation>
    </message>
    <message>
        <source>Filter; pinyin will do</source>
        <translation>筛选，可用拼音</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Put all {n} of them into the basket</source>
        <translation>{n} 条全部放入打印篮</translation>
    </message>
    <message>
        <source>Put all that are listed into the basket</source>
        <translation>列出的全部放入打印篮</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>What is in the backup</source>
        <translation>备份内容</translation>
    </message>
    <message>
        <source>Add what is missing</source>
        <translation>补回缺少的</translation>
    </message>
    <message>
        <source>Brings back what is gone; everything else stays</source>
        <translation>只补回已经没有的，其余不变</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>恢复到此时</translation>
    </message>
    <message>
        <source>Everything becomes as it was; can be undone</source>
        <translation>全部恢复成当时的样子，可以撤销</translation>
    </message>
    <message>
        <source>There is no backup yet. One is made each day that you write.</source>
        <translation>还没有备份。有改动的日子每天自动备份一次。</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>before merging</source>
        <translation>合并前</translation>
    </message>
    <message>
        <source>before new texts</source>
        <translation>更新文件前</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>恢复前</translation>
    </message>
    <message>
        <source>before a deletion</source>
        <translation>删除前</translation>
    </message>
    <message>
        <source>before damage</source>
        <translation>损坏前</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Baskets</source>
        <translation>打印篮</translation>
    </message>
    <message>
        <source>In it: {what}</source>
        <translation>内容：{what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing has changed since</source>
        <translation>与现在的内容相同</translation>
    </message>
    <message>
        <source>{title} ({n} bookmark)|{title} ({n} bookmarks)</source>
        <translation>{title}（{n} 条书签）</translation>
    </message>
    <message>
        <source>Folders that are gone, {n}:</source>
        <translation>之后删去的文件夹 {n} 个：</translation>
    </message>
    <message>
        <source>Baskets that are gone, {n}:</source>
        <translation>之后删去的打印篮 {n} 个：</translation>
    </message>
    <message>
        <source>Gone since, {n}:</source>
        <translation>之后删除的 {n} 条：</translation>
    </message>
    <message>
        <source>No longer in their folders, {n}:</source>
        <translation>之后移出文件夹的书签 {n} 条：</translation>
    </message>
    <message>
        <source>Without their tags, {n}:</source>
        <translation>之后去掉的标签 {n} 个：</translation>
    </message>
    <message>
        <source>Without their place, {n}:</source>
        <translation>已失去位置的 {n} 条：</translation>
    </message>
    <message>
        <source>Different since, {n}:</source>
        <translation>之后改动的 {n} 条：</translation>
    </message>
    <message>
        <source>Folders and baskets different since, {n}:</source>
        <translation>之后改过的文件夹和打印篮 {n} 个：</translation>
    </message>
    <message>
        <source>Made since: {n}</source>
        <translation>之后新增 {n} 条</translation>
    </message>
</context>
<context>
    <name>TagController</name>
    <message>
        <source>Add Tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Take off Tag</source>
        <translation>去掉标签</translation>
    </message>
    <message>
        <source>Rename Tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Delete Tag</source>
        <translation>删除标签</translation>
    </message>
</context>
<context>
    <name>TagDelegate</name>
    <message>
        <source>{n} time|{n} times</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>Name of the tag</source>
        <translation>标签名称</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Such as: to do, meeting</source>
        <translation>例如：待办、会议</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>New tag for {n} entry|New tag for {n} entries</source>
        <translation>给选中的 {n} 条加标签</translation>
    </message>
    <message>
        <source>One word or a few; the list of notes can be filtered by it.</source>
        <translation>一个或几个字即可，之后可在“批注”中按标签筛选。</translation>
    </message>
    <message>
        <source>Tags that are there; a click takes one off</source>
        <translation>已有标签，点一下去掉</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Renaming a tag to one that exists merges the two</source>
        <translation>改成已有的标签名即合并</translation>
    </message>
    <message>
        <source>No tags yet. Give a note one with “+ Tag” on its card.</source>
        <translation>还没有标签。在批注卡片上点“+ 标签”添加。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{name}, {n} time|{name}, {n} times</source>
        <translation>{name}，{n} 次</translation>
    </message>
</context>
</TS>
