/* Checks a signed picture or a credential on this device: Ed25519 by the browser itself. */
(() => {
  "use strict";
  const root = document.querySelector("[data-offline]");
  const trusted = JSON.parse(document.getElementById("trusted").textContent);
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const utf8 = new TextEncoder();
  const said = document.getElementById("said");

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }
  const json = (part) => JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes(part)));

  class Answer extends Error {}
  const stop = (name) => { throw new Answer(name); };

  async function mustBeSigned(kid, message, signature) {
    if (!Object.hasOwn(trusted.keys, kid)) stop("stranger");
    let key;
    try {
      key = await crypto.subtle.importKey("raw", bytes(trusted.keys[kid]), {name: "Ed25519"}, false, ["verify"]);
    } catch { stop("unable"); }
    const isGood = await crypto.subtle.verify({name: "Ed25519"}, key, bytes(signature), utf8.encode(message));
    if (!isGood) stop("forged");
  }

  /* BLK1~key~kind~place~number~name~program~level~issued~until~signature */
  async function fromPicture(text) {
    const values = text.split("~").map((part) => decodeURIComponent(part.replace(/\+/g, " ")));
    if (values.length !== 11 || values.some((value) => value.includes("\n"))) stop("unreadable");
    const signature = values.pop();
    const [, kid, kind, place, number, name, program, level, issued, until] = values;
    await mustBeSigned(kid, values.join("\n"), signature);
    return {kind, place: Number(place), number, name, program, level, issued: day(issued), until: day(until)};
  }
  const day = (text) => text.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");

  async function signedBody(token, type) {
    const [head, body, signature] = token.split(".");
    const header = json(head);
    if (header.alg !== "EdDSA") stop("unreadable");
    const kid = String(header.kid).split("/").pop().replace(/\.json$/, "");
    await mustBeSigned(kid, `${head}.${body}`, signature);
    const credential = json(body);
    if (!credential.type.includes(type) || credential.issuer.id !== trusted.issuer) stop("unreadable");
    return credential;
  }

  async function fromCredential(token) {
    const credential = await signedBody(token, "OpenBadgeCredential");
    const subject = credential.credentialSubject;
    const status = credential.credentialStatus;
    const list = Number(status.statusListCredential.split("/").pop());
    return {
      kind: subject.achievement.achievementType === "Certification" ? "C" : "T",
      place: list * 2 ** trusted.listBits + Number(status.statusListIndex),
      number: subject.licenseNumber,
      name: subject.identifier[0].identityHash,
      program: subject.achievement.name,
      level: "",
      issued: credential.validFrom.slice(0, 10),
      until: (credential.validUntil || "").slice(0, 10),
    };
  }

  /* The whole list comes, so nobody learns which certificate was looked at. */
  async function encodedList(number) {
    if (trusted.lists) return {encoded: trusted.lists[number], asOf: trusted.asOf};
    const answer = await fetch(root.dataset.status + number);
    if (!answer.ok) throw new Error("no list");
    const list = await signedBody(await answer.text(), "BitstringStatusListCredential");
    return {encoded: list.credentialSubject.encodedList, asOf: new Date().toISOString()};
  }

  async function withdrawn(place) {
    const size = 2 ** trusted.listBits;
    const {encoded, asOf} = await encodedList(Math.floor(place / size));
    if (!encoded) return {isSet: false, asOf};
    const packed = new Blob([bytes(encoded.slice(1))]).stream();
    const stream = packed.pipeThrough(new DecompressionStream("gzip"));
    const bits = new Uint8Array(await new Response(stream).arrayBuffer());
    const index = place % size;
    return {isSet: (bits[index >> 3] & (0x80 >> (index & 7))) !== 0, asOf};
  }

  function text() {
    const pasted = said.value.trim();
    return pasted.includes("#") ? pasted.slice(pasted.indexOf("#") + 1) : pasted;
  }

  async function answerTo(pasted) {
    if (/^BLK1~/.test(pasted)) return fromPicture(pasted);
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(pasted)) return fromCredential(pasted);
    return stop("unreadable");
  }

  function clear() {
    all("[data-case], [data-as-of], [data-facts]").forEach((part) => { part.hidden = true; });
  }
  const written = (date) => new Date(`${date}T12:00`).toLocaleDateString(document.documentElement.lang, {dateStyle: "long"});

  function show(facts) {
    all("[data-fact]").forEach((place) => {
      const value = facts[place.dataset.fact];
      place.textContent = value && /^\d{4}-\d\d-\d\d$/.test(value) ? written(value) : value;
    });
    all("[data-kind]").forEach((word) => { word.hidden = word.dataset.kind !== facts.kind; });
    find("[data-row=level]").hidden = !facts.level;
    find("[data-endless]").hidden = facts.until !== "";
    find("[data-facts]").hidden = false;
  }

  async function caseOf(facts) {
    const last = new Date(`${facts.until || "9999-12-31"}T23:59:59+07:00`);
    const status = await withdrawn(facts.place).catch(() => null);
    if (status && status.isSet) return "withdrawn";
    if (last < new Date()) return "expired";
    find(`[data-as-of=${status ? "known" : "unknown"}]`).hidden = false;
    if (status) {
      const how = {day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short"};
      find("[data-moment]").textContent = new Date(status.asOf).toLocaleString(document.documentElement.lang, how);
    }
    return "valid";
  }

  async function check() {
    clear();
    let name;
    try {
      const facts = await answerTo(text());
      show(facts);
      name = await caseOf(facts);
    } catch (problem) {
      name = problem instanceof Answer ? problem.message : "unreadable";
    }
    find(`[data-case=${name}]`).hidden = false;
    find("[data-answer]").focus();
  }

  async function readPhoto(event) {
    const [file] = event.target.files;
    if (!file) return;
    const codes = await new BarcodeDetector({formats: ["qr_code"]}).detect(await createImageBitmap(file)).catch(() => []);
    const signed = codes.map((code) => code.rawValue).find((value) => value.includes("BLK1~"));
    said.value = signed || codes.map((code) => code.rawValue)[0] || "";
    await check();
  }

  function checkAddress() {
    if (!location.hash.startsWith("#BLK1~")) return;
    said.value = location.hash.slice(1);
    check();
  }

  find("[data-check]").addEventListener("click", check);
  if ("BarcodeDetector" in window) {
    find("[data-photo]").hidden = false;
    document.getElementById("photo").addEventListener("change", readPhoto);
  }
  window.addEventListener("hashchange", checkAddress);
  checkAddress();
})();
