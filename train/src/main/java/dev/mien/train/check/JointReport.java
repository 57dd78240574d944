package dev.mien.train.check;

import dev.mien.detect.FaceCheck;
import dev.mien.detect.FaceCheck.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a detector and a check do together on proposals that neither learned from.
 *
 * @param joint how their answers make one
 * @param rows one for each set
 */
record JointReport(Joint joint, List<Row> rows) {
    JointReport {
        rows = List.copyOf(rows);
    }

    /**
     * @param set its name
     * @param pictures that were searched
     * @param faces proposals that hold one
     * @param kept of these, how many reach the score
     * @param wrong proposals that hold none and reach it all the same
     */
    record Row(String set, int pictures, int faces, int kept, int wrong) {
        double share() {
            return faces == 0 ? 0 : (double) kept / faces;
        }
    }

    static JointReport of(List<Proposals> sets, FaceCheck check) {
        List<double[]> logits = sets.stream().map(set -> set.judged(check)).toList();
        JointFit fit = new JointFit(sets, logits);
        Joint joint = fit.fit();
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            rows.add(row(sets.get(s), fit.probabilities(joint, s).toArray(), joint.score()));
        }
        return new JointReport(joint, rows);
    }

    private static Row row(Proposals set, double[] probabilities, double score) {
        int faces = 0;
        int kept = 0;
        int wrong = 0;
        for (int i = 0; i < probabilities.length; i++) {
            boolean real = set.faces().get(i).real();
            boolean reaches = probabilities[i] >= score;
            faces += real ? 1 : 0;
            kept += real && reaches ? 1 : 0;
            wrong += !real && reaches ? 1 : 0;
        }
        return new Row(set.name(), set.pictures(), faces, kept, wrong);
    }

    String table() {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%-36s %8s %9s %7s %7s\n", "set", "pictures", "proposed", "kept", "false"));
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-36s %8d %9d %7d %7d\n",
                    row.set(),
                    row.pictures(),
                    row.faces(),
                    row.kept(),
                    row.wrong()));
        }
        return table.toString();
    }
}
