// look.js -- pages and pictures in a real browser: node look.js CHROMIUM SHOTS FILE...
//
// Prints a line "FILE: what is wrong" for each thing wrong, and keeps a screenshot of each view in
// the folder SHOTS, and a page as it prints in FILE.pdf there.  What is looked at:
//   - at three widths, in light and in the dark: nothing is wider than the window but what scrolls for itself;
//   - in each picture: no text lies over another or leaves the picture;
//   - on paper: nothing is wider than the sheet, and a memo is one sheet;
//   - the console has no error, and nothing but the file is asked for;
//   - a table sorts by a column, and back.
// Talks to the browser over its pipe (--remote-debugging-pipe): no package is needed.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs'), os = require('os'), path = require('path');
const [chromium, shots, ...files] = process.argv.slice(2);
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'cocreate-page-'));
const browser = spawn(chromium, ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
	'--no-first-run', '--disable-extensions', '--hide-scrollbars', '--remote-debugging-pipe',
	'--user-data-dir=' + profile], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
const waiting = new Map(), heard = [];
let last = 0, rest = '';

browser.on('error', (e) => { console.log(chromium + ': ' + e.message); process.exit(2); });
browser.stdio[4].on('data', (bytes) => {
	const parts = (rest + bytes.toString('utf8')).split('\0');
	rest = parts.pop();
	for (const part of parts) {
		const message = JSON.parse(part), done = waiting.get(message.id);
		if (message.id === undefined)
			heard.push(message);
		else if (done) {
			waiting.delete(message.id);
			message.error ? done.fail(new Error(message.error.message)) : done.ok(message.result);
		}
	}
});

function ask(method, params, sessionId)
{
	return new Promise((ok, fail) => {
		waiting.set(++last, { ok, fail });
		browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + '\0');
	});
}

const pause = (ms) => new Promise((ok) => setTimeout(ok, ms));

async function loaded()
{
	for (let i = 0; i < 600; i++) {
		if (heard.some((m) => m.method === 'Page.loadEventFired'))
			return;
		await pause(10);
	}
	throw new Error('never loaded');
}

// Run in the page: what is wrong with it as it stands.  wide: pixels of a sheet laid across, 0: a window;
// pictures: their texts too, which keep their places to one another at every width.
function problems(wide, pictures)
{
	const found = [], edge = document.documentElement.clientWidth, picture = document.rootElement;
	const name = (e) => '"' + e.textContent.trim().slice(0, 40) + '"';
	const inside = (e, kind) => e.closest && e.closest(kind);

	if (!picture && !wide && document.documentElement.scrollWidth > edge)
		found.push('the page is ' + document.documentElement.scrollWidth + ' wide, the window ' + edge);
	for (const e of picture ? [] : document.querySelectorAll('body *')) {
		const box = e.getBoundingClientRect(), most = wide && inside(e, '.wide') ? wide : edge;
		if (box.width === 0 || (!wide && inside(e, '.scroll')) || inside(e, 'svg') || box.right <= most + 1)
			continue;
		found.push(e.tagName.toLowerCase() + ' ' + name(e) + ' ends at ' + Math.round(box.right) + ' of ' + most);
		break;
	}
	for (const svg of pictures ? document.querySelectorAll('svg') : []) {
		const sheet = svg.getBoundingClientRect(), texts = [];
		for (const e of svg.querySelectorAll('text')) {
			const box = e.getBoundingClientRect();
			if (!e.textContent.trim())
				continue;
			if (box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1 ||
			    box.bottom > sheet.bottom + 1)
				found.push('text ' + name(e) + ' leaves its picture');
			texts.push({ e, box, turned: e.getAttribute('transform') });
		}
		// The box of a text is as high as its line; letters fill two thirds of it.
		const high = (b) => b.height * 0.18, one = 1;
		for (let i = 0; i < texts.length; i++)
			for (let k = i + 1; k < texts.length; k++) {
				const a = texts[i].box, b = texts[k].box;
				if (a.left < b.right - one && b.left < a.right - one &&
				    a.top + high(a) < b.bottom - high(b) && b.top + high(b) < a.bottom - high(a))
					found.push('text ' + name(texts[i].e) + ' lies over ' + name(texts[k].e));
			}
		if (found.length > 5)
			break;
	}
	for (const cell of document.querySelectorAll('td'))
		if (cell.scrollWidth > cell.clientWidth + 1) {
			found.push('cell ' + name(cell) + ' overflows');
			break;
		}
	return found.slice(0, 6);
}

function sorts()
{
	for (const table of document.querySelectorAll('table')) {
		const rows = () => Array.from(table.tBodies[0].rows, (r) => r.textContent).join('\n');
		const values = (c) => new Set(Array.from(table.tBodies[0].rows, (r) => r.cells[c].textContent)).size;
		const buttons = Array.from(table.querySelectorAll('thead button')), before = rows();
		if (table.tBodies[0].rows.length < 3)
			continue;
		if (buttons.length === 0)
			return ['no table sorts: the script did not run'];
		const button = buttons.find((b, c) => values(c) > 1);
		if (!button)
			continue;
		button.click();
		const up = rows();
		button.click();
		const down = rows();
		if (up.split('\n').sort().join('\n') !== before.split('\n').sort().join('\n'))
			return ['a sorted table has other rows'];
		if (up === down)
			return ['sorting up and down give the same order'];
		return [];
	}
	return [];
}

async function evaluate(session, source)
{
	const r = await ask('Runtime.evaluate', { expression: source, returnByValue: true }, session);
	if (r.exceptionDetails)
		throw new Error(r.exceptionDetails.text + ' ' + (r.exceptionDetails.exception || {}).description);
	return r.result.value;
}

const wrong = new Set();
function say(file, view, list)
{
	for (const what of list) {
		const line = path.basename(file) + ', ' + view + ': ' + what;
		if (!wrong.has(line))
			console.log(line);
		wrong.add(line);
	}
}

function said(url)
{
	const list = [];
	for (const m of heard) {
		if (m.method === 'Network.requestWillBeSent' && m.params.request.url !== url)
			list.push('asks for ' + m.params.request.url.slice(0, 80));
		if (m.method === 'Runtime.exceptionThrown')
			list.push('exception: ' + m.params.exceptionDetails.text);
		if (m.method === 'Log.entryAdded' && m.params.entry.level !== 'verbose')
			list.push('console: ' + m.params.entry.text.slice(0, 200));
		if (m.method === 'Runtime.consoleAPICalled')
			list.push('console: ' + m.params.type);
	}
	return list;
}

async function look(session, file)
{
	const url = 'file://' + path.resolve(file), page = file.endsWith('.html');
	const views = page ? [[360, 'light'], [800, 'dark'], [1280, 'light']] : [[1280, 'light']];

	heard.length = 0;
	await ask('Page.navigate', { url }, session);
	await loaded();
	for (const [width, scheme] of views) {
		const view = width + ' ' + scheme;
		await ask('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false }, session);
		await ask('Emulation.setEmulatedMedia', { media: '', features: [{ name: 'prefers-color-scheme', value: scheme }] }, session);
		say(file, view, await evaluate(session, '(' + problems + ')(0, ' + (width === 1280) + ')'));
		const shot = await ask('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true }, session);
		fs.writeFileSync(path.join(shots, path.basename(file) + '.' + width + (scheme === 'dark' ? '.dark' : '') + '.png'),
			Buffer.from(shot.data, 'base64'));
		if (page && width === 1280)
			say(file, view, await evaluate(session, '(' + sorts + ')()'));
	}
	say(file, 'any', said(url));
	if (!page)
		return;
	// A4 less its margins, at 96 pixels an inch: 182 mm upright, 273 mm across.
	await ask('Emulation.setDeviceMetricsOverride', { width: 688, height: 1017, deviceScaleFactor: 1, mobile: false }, session);
	await ask('Emulation.setEmulatedMedia', { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] }, session);
	say(file, 'paper', await evaluate(session, '(' + problems + ')(1032, true)'));
	const pdf = await ask('Page.printToPDF', { preferCSSPageSize: true, printBackground: false }, session);
	fs.writeFileSync(path.join(shots, path.basename(file) + '.pdf'), Buffer.from(pdf.data, 'base64'));
	const sheets = (Buffer.from(pdf.data, 'base64').toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) || []).length;
	if (sheets !== 1 && await evaluate(session, "document.querySelector('main.memo') !== null"))
		say(file, 'on paper', ['a page that prints on ' + sheets + ' sheets']);
}

(async () => {
	let status = 0;
	try {
		const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
		for (const domain of ['Page', 'Runtime', 'Log', 'Network'])
			await ask(domain + '.enable', {}, sessionId);
		for (const file of files)
			await look(sessionId, file).catch((e) => say(file, 'any', [e.message]));
		if (wrong.size > 0)
			status = 1;
	} catch (e) {
		console.log('the browser: ' + e.message);
		status = 2;
	}
	browser.kill();
	await pause(100);
	fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	process.exit(status);
})();
