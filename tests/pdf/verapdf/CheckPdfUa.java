import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDF files against the PDF/UA-1 rules of veraPDF and prints the outcome as lines of
 * tab-separated fields:
 *
 * <pre>
 * rules  number of rules loaded
 * file   position among the arguments, from 0
 * failed clause, test number, number of failed checks, description
 * </pre>
 *
 * The profile is read with a plain XML parser, because the jar we borrow veraPDF from lacks the
 * JAXB runtime that veraPDF reads profiles with.
 */
public final class CheckPdfUa {
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] paths) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = readProfile();
        printFields("rules", profile.getRules().size());
        for (int position = 0; position < paths.length; position++) {
            printFields("file", position);
            printFailures(profile, validate(profile, paths[position]));
        }
    }

    private static ValidationResult validate(ValidationProfile profile, String path)
            throws Exception {
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1)) {
            return ValidatorFactory.createValidator(profile, false).validate(parser);
        }
    }

    private static void printFailures(ValidationProfile profile, ValidationResult result) {
        Map<RuleId, Integer> failures = result.getFailedChecks();
        if (result.isCompliant() != failures.isEmpty()) {
            throw new IllegalStateException("veraPDF contradicts itself on compliance");
        }
        failures.keySet().stream()
                .sorted(Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber))
                .forEach(rule -> printFields(
                        "failed",
                        rule.getClause(),
                        rule.getTestNumber(),
                        failures.get(rule),
                        profile.getRuleByRuleId(rule).getDescription().replaceAll("\\s+", " ")));
    }

    private static void printFields(Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) {
            texts.add(String.valueOf(field));
        }
        System.out.println(String.join("\t", texts));
    }

    private static ValidationProfile readProfile() throws Exception {
        Document document;
        try (InputStream profile = PDFAParser.class.getResourceAsStream(PROFILE)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(profile);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element element : elements(document.getDocumentElement(), "rule")) {
            rules.add(readRule(element));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element element : elements(document.getDocumentElement(), "variable")) {
            variables.add(readVariable(element));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.PDFUA_1,
                Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule readRule(Element element) {
        Element id = elements(element, "id").get(0);
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                element.getAttribute("object"),
                element.hasAttribute("deferred")
                        ? Boolean.valueOf(element.getAttribute("deferred"))
                        : null,
                element.getAttribute("tags"),
                text(element, "description"),
                text(element, "test"),
                readError(elements(element, "error").get(0)),
                List.of());
    }

    private static ErrorDetails readError(Element element) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(element, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        return Profiles.errorFromValues(text(element, "message"), arguments);
    }

    private static Variable readVariable(Element element) {
        return Profiles.variableFromValues(
                element.getAttribute("name"),
                element.getAttribute("object"),
                text(element, "defaultValue"),
                text(element, "value"));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
