import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF.
 *
 * <p>Arguments: PROFILES=FILE, with the profiles separated by commas (2a,ua1=out.pdf). One line a
 * file and profile: PASS or FAIL, the profile, the number of checks, the file; after FAIL one
 * indented line a finding. The exit status is 0 if all pass, 1 otherwise.
 */
public final class VeraCheck {
    private static final int MOST_FINDINGS = 100;

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = arguments.length > 0;
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            for (String profile : parts[0].split(",")) {
                good &= check(new File(parts[1]), PDFAFlavour.fromString(profile));
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean check(File file, PDFAFlavour flavour) throws Exception {
        try (VeraPDFFoundry foundry = Foundries.defaultInstance();
                PDFAParser parser = foundry.createParser(file, flavour);
                PDFAValidator validator =
                        foundry.createValidator(flavour, MOST_FINDINGS, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> findings = new ArrayList<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    findings.add("  " + assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage()
                            + " at " + assertion.getLocation().getContext());
                }
            }
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour.getId()
                    + " checks=" + result.getTotalAssertions() + " " + file);
            findings.forEach(System.out::println);
            return result.isCompliant();
        }
    }
}
