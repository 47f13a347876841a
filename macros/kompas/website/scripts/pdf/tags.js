// The tag tree of a document (PDF/UA-1): what a screen reader reads, in the order of reading.
import { PDFName, PDFNumber } from "@cantoo/pdf-lib";

import { arrayAt, catalogOf, dictAt } from "./document.js";

/** @typedef {import("@cantoo/pdf-lib").PDFArray} PDFArray */
/** @typedef {import("@cantoo/pdf-lib").PDFContext} PDFContext */
/** @typedef {import("@cantoo/pdf-lib").PDFDict} PDFDict */
/** @typedef {import("@cantoo/pdf-lib").PDFRef} PDFRef */
/** @typedef {{ ref: PDFRef, kids: PDFArray }} Element */

/** Adds elements at the end of the tag tree. */
export class TagTree {
  /** @param {PDFContext} context */
  constructor(context) {
    this.context = context;
    const root = dictAt(catalogOf(context), "StructTreeRoot");
    const parents = dictAt(root, "ParentTree");
    const numbers = arrayAt(parents, "Nums");
    const document = arrayAt(root, "K")?.get(0);
    const kids = arrayAt(/** @type {PDFDict | undefined} */ (context.lookup(document)), "K");
    if (!root || !numbers || !kids) throw new Error("The form has no tag tree");
    this.root = root;
    /** Keys in ascending order, each with what the page or annotation of that key belongs to. */
    this.numbers = numbers;
    /** @type {Element} */
    this.document = { ref: /** @type {PDFRef} */ (document), kids };
    this.nextKey = 1 + Math.max(-1, ...numbers.asArray().map((item, place) => (place % 2 === 0 ? asNumber(item) : -1)));
  }

  /**
   * Appends an element to `parent`.
   * @param {string} tag
   * @param {Element} parent
   * @returns {Element}
   */
  add(tag, parent) {
    const kids = this.context.obj([]);
    const dict = this.context.obj({ Type: "StructElem", S: tag, P: parent.ref, K: kids });
    const ref = this.context.register(dict);
    parent.kids.push(ref);
    return { ref, kids };
  }

  /**
   * Announces a page.
   * @param {PDFDict} page
   * @returns {PDFArray} the owners of its marked content, to be filled by `addContent`
   */
  addPage(page) {
    const owners = this.context.obj([]);
    page.set(PDFName.of("StructParents"), PDFNumber.of(this.allot(this.context.register(owners))));
    return owners;
  }

  /**
   * Gives an element a piece of marked content.
   * @param {Element} element
   * @param {PDFRef} page
   * @param {PDFArray} owners  Of that page.
   * @returns {number} the number (MCID) by which the page must mark it
   */
  addContent(element, page, owners) {
    const number = owners.size();
    element.kids.push(this.context.obj({ Type: "MCR", Pg: page, MCID: number }));
    owners.push(element.ref);
    return number;
  }

  /**
   * Hangs a form field in an element.
   * @param {Element} element
   * @param {PDFDict} widget
   * @param {PDFRef} ref  Of the widget.
   * @param {PDFRef} page
   */
  addWidget(element, widget, ref, page) {
    element.kids.push(this.context.register(this.context.obj({ Type: "OBJR", Obj: ref, Pg: page })));
    widget.set(PDFName.of("StructParent"), PDFNumber.of(this.allot(element.ref)));
  }

  /**
   * @param {PDFRef} owner
   * @returns {number} the key that now stands for it
   */
  allot(owner) {
    const key = this.nextKey;
    this.numbers.push(PDFNumber.of(key));
    this.numbers.push(owner);
    this.nextKey += 1;
    this.root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(this.nextKey));
    return key;
  }
}

/** @param {unknown} item */
function asNumber(item) {
  return item instanceof PDFNumber ? item.asNumber() : -1;
}
