// The scripts of every page; each component starts itself where it is found.
import { startFilter } from "../../components/filter/script.js";
import { startTerms } from "../../components/begrip/script.js";
import { startMenu } from "../../components/kop/script.js";
import { startCompass } from "../../components/kompasroos/script.js";
import { startTheme } from "../../components/thema/script.js";
import { startSearch } from "../../components/zoeken/script.js";

startMenu(document);
startTheme(document);
startSearch(document);
startCompass(document);
startTerms(document);
startFilter(document);
