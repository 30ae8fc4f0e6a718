<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>No bookmarks yet</source>
        <translation>还没有书签</translation>
    </message>
    <message>
        <source>Press Ctrl+D on a clause to bookmark it</source>
        <translation>在条款上按 Ctrl+D 加书签</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>Unplaced</source>
        <translation>未归位</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Title of the bookmark</source>
        <translation>书签名称</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>Unplaced</source>
        <translation>未归位</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Nothing fits</source>
        <translation>没有相符的内容</translation>
    </message>
    <message>
        <source>Other words, or clear the field</source>
        <translation>换个词，或清空筛选框</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>按时间排列，新的在前</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
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
</context>
<context>
    <name>NotebookController</name>
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
        <source>Delete Highlight</source>
        <translation>删除划线</translation>
    </message>
    <message>
        <source>Turn into Note</source>
        <translation>转为批注</translation>
    </message>
    <message>
        <source>Add Note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
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
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>位置正确</translation>
    </message>
    <message>
        <source>Place it by hand</source>
        <translation>放到当前选中处</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>添加标签…</translation>
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
    <name>NotesPanelFlow</name>
    <message>
        <source>Its words are not in the document any more</source>
        <translation>原文已不在文件中</translation>
    </message>
    <message>
        <source>Confirm Place</source>
        <translation>确认位置</translation>
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
        <source>Add Tag</source>
        <translation>添加标签</translation>
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
    <name>TagDialog</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
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
        <source>{n} times</source>
        <translation>{n} 次</translation>
    </message>
</context>
</TS>
