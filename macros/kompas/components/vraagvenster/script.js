/**
 * A question to whoever fills in a form, asked before something happens.
 * @typedef {object} Question
 * @property {string} title
 * @property {string} text
 * @property {{value: string, label: string}[]} choices the first is what Enter does
 * @property {{label: string, help: string, value: string}} [name] a line to write a name on
 */

const LONGEST_NAME = 60;

/**
 * Asks in a dialog. Resolves to the value of the chosen button, "" when it was closed without one,
 * and the name that was written down.
 * @param {Question} question
 * @returns {Promise<{choice: string, name: string}>}
 */
export function ask(question) {
  const dialog = document.createElement("dialog");
  dialog.className = "vraagvenster";
  const form = document.createElement("form");
  form.method = "dialog";
  form.autocomplete = "off";
  const title = textElement("h2", question.title);
  title.id = "vraagvenster-titel";
  dialog.setAttribute("aria-labelledby", title.id);
  const line = question.name && nameLine(question.name);
  form.append(title, textElement("p", question.text), ...(line?.elements ?? []), buttons(question.choices));
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve({ choice: dialog.returnValue, name: line?.input.value.trim() ?? "" });
    });
    dialog.showModal();
    line?.input.select();
  });
}

/** @param {Question["choices"]} choices */
function buttons(choices) {
  const row = document.createElement("div");
  row.className = "vraagvenster-knoppen";
  row.append(
    ...choices.map(({ value, label }) => {
      const button = document.createElement("button");
      button.className = "knop-rond";
      button.value = value;
      button.textContent = label;
      return button;
    }),
  );
  return row;
}

/** @param {NonNullable<Question["name"]>} name */
function nameLine(name) {
  const label = textElement("label", name.label);
  label.htmlFor = "vraagvenster-naam";
  const help = textElement("p", name.help);
  help.className = "vraagvenster-hulp";
  help.id = "vraagvenster-hulp";
  const input = document.createElement("input");
  input.id = label.htmlFor;
  input.value = name.value;
  input.maxLength = LONGEST_NAME;
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("aria-describedby", help.id);
  return { input, elements: [label, help, input] };
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 */
function textElement(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
