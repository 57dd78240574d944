package dev.mien.report.paint;

import dev.mien.face.Explanation;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.HeadPose;
import dev.mien.face.Verdict;
import dev.mien.report.Decimals;
import dev.mien.report.Words;
import dev.mien.timeline.TimedFace;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is drawn of one face.
 *
 * @param text of its label
 * @param color of its box and label
 * @param dashed whether there is no sure answer
 */
record Mark(
        Face face,
        String text,
        Color color,
        boolean dashed,
        Optional<HeadPose> pose,
        Optional<Explanation> explanation) {
    /**
     * Faces with their numbers, from 1.
     *
     * @param heat whether explanations are drawn too
     */
    static List<Mark> numbered(List<FaceResult> faces, boolean heat) {
        List<Mark> marks = new ArrayList<>();
        for (FaceResult face : faces) {
            String text = (marks.size() + 1) + ": " + Words.answer(face.verdict(), face.scores());
            marks.add(of(face, text, face.verdict(), face.scores(), heat ? face.explanation() : Optional.empty()));
        }
        return marks;
    }

    /** A face whose number says nothing, such as one alone. */
    static Mark of(FaceResult face) {
        return of(face, Words.answer(face.verdict(), face.scores()), face.verdict(), face.scores(), Optional.empty());
    }

    /** Faces of which only the place is known, with their numbers, from 1. */
    static List<Mark> found(List<Face> faces) {
        List<Mark> marks = new ArrayList<>();
        for (Face face : faces) {
            String text = (marks.size() + 1) + ": face " + Decimals.percent(face.confidence());
            marks.add(new Mark(face, text, Palette.UNSURE, false, Optional.empty(), Optional.empty()));
        }
        return marks;
    }

    /** A face of a video, with its person's number and smoothed answer where it has one. */
    static Mark of(TimedFace face) {
        FaceResult result = face.result();
        return face.person()
                .map(person -> of(
                        result,
                        person.track() + ": " + Words.answer(person.verdict(), person.smoothed()),
                        person.verdict(),
                        person.smoothed(),
                        Optional.empty()))
                .orElseGet(() -> of(result));
    }

    private static Mark of(
            FaceResult face, String text, Verdict verdict, ExpressionScores scores, Optional<Explanation> explanation) {
        return new Mark(
                face.face(),
                text,
                Palette.of(verdict, scores),
                verdict instanceof Verdict.Unsure,
                face.geometry().map(FaceGeometry::pose),
                explanation);
    }
}
