import re
from pathlib import Path
T={
"Install an update pack":"安装更新包","Update packs ({pattern})":"更新包（{pattern}）","There is no update to take back.":"没有可以退回的更新。",
"Go back to the version before":"回到上一版","Take back {name}, number {counter}?":"退回“{name}”（序号 {counter}）？",
"Its {n} documents are as they were before. What you added since and your notes stay.":"涉及的 {n} 份文件恢复为安装前的样子；之后自行添加的文件和所有批注都保留。",
"Go back":"退回","Installing update packs":"正在安装更新包","{n} new update packs are on the share.":"共享文件夹中有 {n} 个新的更新包。","View":"查看",
"Checking the update pack":"正在核对更新包","Cancelled; nothing was changed.":"已取消，未作任何改动。","Installing the update pack":"正在安装更新包",
"Installed {name}: {added} new, {replaced} replaced, {withdrawn} withdrawn.":"已安装“{name}”：新增 {added} 份，替换 {replaced} 份，撤回 {withdrawn} 份。",
"Taken back: {name}. Its documents are as they were before.":"已退回“{name}”，涉及的文件恢复为安装前的样子。","Taking the update back":"正在退回",
"{name} · number {counter}":"{name} · 序号 {counter}","From {publisher}, made on {day}":"发布方：{publisher}，制作日期：{day}",
"Signed with the trusted key {key} {comment}":"签名有效，密钥受信任：{key} {comment}","Installed now: number {counter}":"现已安装的序号：{counter}",
"Meant to be used until {day}; there may be a newer pack.":"有效期到 {day} 为止，可能已有更新的包；仍可安装。","What the pack changes":"更新包带来的变化",
"Everything in this pack is in the library already.":"包里的内容库中都已有。","Install":"安装","Withdrawn: {n}":"撤回 {n} 份","Replaced: {n}":"替换 {n} 份",
"Notes, highlights and bookmarks in {n} documents":"受影响的批注、划线和书签（{n} 份文件）","New: {n}":"新增 {n} 份","Your own corrections are kept: {n}":"保留本机核对结果 {n} 份",
"Cannot be read: {n}":"读不出 {n} 份","There already: {n}":"库中已有 {n} 份","Tables of words: {n}":"词表 {n} 份","{n} stay":"不动 {n} 处","{n} move along":"随文移位 {n} 处",
"{n} to be confirmed":"待确认 {n} 处","{n} unplaced":"未归位 {n} 处",
"Trusted publishers":"受信任的发布方","Update packs are installed only from these publishers. Compare the fingerprint with the one that the publisher tells you before you add a key.":"只安装这些发布方签名的更新包。添加公钥之前，请与发布方核对指纹。",
"Add a key…":"添加公钥…","Add a key":"添加公钥","Remove":"删除","Copy the fingerprints":"复制指纹","Public keys (*.pub);;All files (*)":"公钥（*.pub）;;所有文件（*）",
"The file cannot be opened.":"文件打不开。","Added the key {key}.":"已添加公钥 {key}。","Removed the key {key}.":"已删除公钥 {key}。",
"No publisher is trusted yet; add the key of yours.":"还没有受信任的发布方，请添加发布方的公钥。","(set by the hospital's IT department)":"（由信息部门设定）",
"Publishers whose update packs are installed, with their fingerprints.":"只安装这些发布方的更新包，可核对指纹。","Show…":"查看…","Update packs":"更新包",
"Install an &update pack…":"安装更新包(&U)…","Go back to the &version before":"回到上一版(&V)",
}
import html
for f in Path('resources/i18n/zh_CN').glob('*.ts'):
    s=f.read_text()
    def r(m):
        src=html.unescape(m[1])
        if src not in T: print('MISSING',f.name,src); return m[0]
        return f'<source>{m[1]}</source>\n        <translation>{html.escape(T[src],quote=False)}</translation>'
    s2=re.sub(r'<source>([^<]*)</source>\n\s*<translation type="unfinished">[^<]*</translation>',r,s)
    if s2!=s: f.write_text(s2)
