// Makes the link: a bookmark that loads reader.js from here.

const script = new URL('reader.js', import.meta.url).href;
document.querySelector('#bookmarklet').href = `javascript:void import(${JSON.stringify(script)}).then((it) => it.toggle())`;
