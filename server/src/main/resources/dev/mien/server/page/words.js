// What the page says, in both languages; elements name their words by data-word, labels by data-label.
const WORDS = {
  en: {
    skip: "Skip to the content", language: "Language", colours: "Colours", themeSystem: "As the system", themeLight: "Light",
    themeDark: "Dark", honest: "Mien says what expression a face appears to show, never what a person feels.", photos: "Photos and videos",
    camera: "Camera", tabs: "Files or camera", settings: "Settings", pipeline: "Pipeline", pipelineUsual: "as the server has it",
    pipelineAccurate: "accurate", pipelineFast: "fast", threshold: "Sure from", thresholdUsual: "As the model says",
    thresholdModel: "model", cover: "Cover faces", drop: "Drop photos or videos here, or", choose: "choose files",
    privacy: "They go to this server only. Photos are not kept there; results of videos are, for {kept}, unless you delete them.", day: "a day", days: "{n} days",
    sending: "Sending: {percent} %", queued: "Waiting for its turn …", watching: "Watching: {percent} %", remove: "Delete",
    nobody: "Nobody was there for long enough",
    saveLines: "Save results (JSON Lines)", saveRows: "Save results (CSV)", clear: "Clear all", start: "Start the camera",
    stop: "Stop the camera", mirror: "Mirror", view: "The camera's picture with the faces marked", now: "Faces now",
    timeline: "The last 30 seconds", events: "What came and went", key: "Key",
    keySaid: "If this server wants one. It is kept until you close this page.", interface: "The interface for programs",
    face: "Face {n}", person: "Person {n}", someone: "Somebody", noFace: "No face found", oneFace: "1 face", faces: "{n} faces",
    notSaid: "expressions are not told here", tooFew: "too few for anything to be said of them",
    unsure: "unsure", perhaps: "unsure, perhaps {what}", working: "Working on {name} ({n} of {all}) …", done: "Done: {n} photos.",
    waiting: "The server has too much to do; trying again in {n} s …", noPicture: "This browser does not show this kind of picture.",
    seen: "{name}: {faces}.", opening: "Asking for the camera …", running: "{fps} frames/s, {ms} ms behind", stopped: "Stopped.",
    noCamera: "No camera: {why}", noContext: "browsers give a camera to localhost and https pages only", lost: "The server ended it: {why}",
    event: "{who}: {what}, from {from} s to {to} s", possible: "possibly {what}", away: "looking away", blinks: "blinks: {n}", eyes: "eyes, mouth and head are in the saved results",
    unreachable: "the server does not answer", wantsKey: "this server wants a key; see below",
    chart: "Smoothed expressions of one person over the last 30 seconds, most now: {what}",
    neutral: "neutral", happiness: "happiness", surprise: "surprise", sadness: "sadness", anger: "anger", disgust: "disgust",
    fear: "fear", contempt: "contempt",
  },
  zh: {
    skip: "跳到内容", language: "语言", colours: "配色", themeSystem: "跟随系统", themeLight: "浅色", themeDark: "深色",
    honest: "Mien 只说明面部看起来呈现的表情，不代表人的真实感受。", photos: "照片和视频", camera: "摄像头", tabs: "文件或摄像头", settings: "设置",
    pipeline: "流程", pipelineUsual: "服务器默认", pipelineAccurate: "精确", pipelineFast: "快速", threshold: "确定的下限",
    thresholdUsual: "按模型默认", thresholdModel: "模型", cover: "遮挡面部", drop: "把照片或视频拖到这里，或", choose: "选择文件",
    privacy: "文件只发送到这台服务器。照片不会保存；视频的结果保留{kept}，除非您删除。", day: "一天", days: "{n} 天",
    sending: "正在发送：{percent}%", queued: "排队中…", watching: "正在分析：{percent}%", remove: "删除", nobody: "没有人停留足够长的时间",
    saveLines: "保存结果（JSON Lines）", saveRows: "保存结果（CSV）",
    clear: "全部清除", start: "打开摄像头", stop: "关闭摄像头", mirror: "镜像", view: "摄像头画面，已标出面部", now: "当前面部",
    timeline: "最近 30 秒", events: "出现过的表情", key: "密钥", keySaid: "如果服务器需要密钥，请在此填写；关闭本页前有效。",
    interface: "程序接口", face: "面部 {n}", person: "人物 {n}", someone: "某人", noFace: "没有发现面部", oneFace: "1 张面部",
    notSaid: "此服务器不提供表情", tooFew: "人数太少，不提供表情", faces: "{n} 张面部", unsure: "不确定", perhaps: "不确定，可能是{what}", working: "正在处理 {name}（{n}/{all}）…", done: "完成：{n} 张照片。",
    waiting: "服务器繁忙，{n} 秒后重试…", noPicture: "此浏览器无法显示这种图片。", seen: "{name}：{faces}。", opening: "正在请求摄像头…",
    running: "每秒 {fps} 帧，延迟 {ms} 毫秒", stopped: "已停止。", noCamera: "无法使用摄像头：{why}",
    noContext: "浏览器只允许 localhost 和 https 页面使用摄像头", lost: "服务器已结束：{why}", event: "{who}：{what}，{from} 秒至 {to} 秒",
    possible: "可能是{what}", away: "转头看别处", blinks: "眨眼：{n}", eyes: "眼睛、嘴和头部的数据在保存的结果中", unreachable: "服务器没有应答", wantsKey: "服务器需要密钥，见下方",
    chart: "一个人最近 30 秒的平滑表情，当前最可能：{what}", neutral: "平静", happiness: "高兴", surprise: "惊讶", sadness: "悲伤",
    anger: "愤怒", disgust: "厌恶", fear: "恐惧", contempt: "轻蔑",
  },
};

let language = (localStorage.getItem("language") || navigator.language || "en").startsWith("zh") ? "zh" : "en";

/** A phrase with its gaps filled; a word that is not known, such as a model's own label, stays as it is. */
export function say(word, gaps = {}) {
  const phrase = WORDS[language][word] ?? word;
  return phrase.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}

export function countFaces(n) {
  return n === 0 ? say("noFace") : n === 1 ? say("oneFace") : say("faces", { n });
}

function translate() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  const n = Number(document.documentElement.dataset.days); // which the server writes there
  const kept = n === 1 ? say("day") : say("days", { n });
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word, { kept });
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
}

/** Translates the page, and again whenever another language is chosen; then asks those who write words of their own. */
export function startWords(select, changed) {
  select.value = language;
  select.addEventListener("change", () => {
    language = select.value;
    localStorage.setItem("language", language);
    translate();
    changed();
  });
  translate();
}
