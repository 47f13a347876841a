// Fills in and reads the forms as Word and Excel. Loaded when somebody asks for that.
import { fillExcel } from "./kantoor/excel-vullen.js";
import { readExcel } from "./kantoor/excel-lezen.js";
import { fillWord, readWord } from "./kantoor/word.js";

/** @type {any} */ (globalThis).kompasKantoor = { fillWord, readWord, fillExcel, readExcel };
