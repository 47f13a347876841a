// Fills in and reads the forms as PDF. Loaded when somebody asks for that.
import { fill } from "./pdf/fill.js";
import { read } from "./pdf/read.js";

/** @type {any} */ (globalThis).kompasPdf = { fill, read };
