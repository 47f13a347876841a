// The scripts of every page; each component starts itself where it is found.
import { startKeeping } from "../../components/bewaren/script.js";
import { startFilter } from "../../components/filter/script.js";
import { startTerms } from "../../components/begrip/script.js";
import { startForms } from "../../components/formulier/script.js";
import { startHints } from "../../components/gegevenswaarschuwing/script.js";
import { startMenu } from "../../components/kop/script.js";
import { startCompass } from "../../components/kompasroos/script.js";
import { startTheme } from "../../components/thema/script.js";
import { startWipe } from "../../components/voet/script.js";
import { startPack } from "../../components/vergadermap/script.js";
import { startPackButton } from "../../components/vergadermapknop/script.js";
import { startSearch } from "../../components/zoeken/script.js";
import { removeExpired } from "./opslag.js";

removeExpired(new Date());
startMenu(document);
startTheme(document);
startSearch(document);
startCompass(document);
startTerms(document);
startFilter(document);
startForms(document);
startHints(document);
startKeeping(document);
startWipe(document);
startPackButton(document);
startPack(document);
