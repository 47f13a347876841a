"""Every form of the real handbook and of the regions, by the id of its tool."""

from kompas.paths import handbook_root
from kompas.source.folder import read_folder
from tests.forms.examples import form_of

FOLDERS = [handbook_root() / "content", *handbook_root().glob("regios/*/content")]

FORMS = {
    name.removeprefix("tools/"): form_of(document.data["formulier"])
    for folder in FOLDERS
    for name, document in read_folder(folder, folder.name).documents.items()
    if name.startswith("tools/")
    and isinstance(document.data, dict)
    and "formulier" in document.data
}
