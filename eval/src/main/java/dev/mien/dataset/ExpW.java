package dev.mien.dataset;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Expression in-the-Wild (Zhang et al. 2018): {@code label.lst} with lines of picture, number of the face in it, top, left, right
 * and bottom of its box, the box's confidence and the class. Each face is cut out with half of its box around it.
 */
final class ExpW implements ForeignForm {
    private static final String LIST = "label.lst";
    private static final double MARGIN = 0.5;
    private static final List<Expression> CLASSES = List.of(
            Expression.ANGER,
            Expression.DISGUST,
            Expression.FEAR,
            Expression.HAPPINESS,
            Expression.SADNESS,
            Expression.SURPRISE,
            Expression.NEUTRAL);

    @Override
    public boolean recognises(FileTree tree) {
        return list(tree).isPresent();
    }

    private static Optional<String> list(FileTree tree) {
        return tree.files().stream().filter(file -> file.endsWith(LIST)).findFirst();
    }

    @Override
    public ExpressionDataset read(FileTree tree) throws IOException {
        FileNames names = new FileNames(tree);
        LabelledFiles labelled = new LabelledFiles(tree);
        TextLines lines = TextLines.of(tree, list(tree).orElseThrow());
        for (TextLines.Line line : lines.all()) {
            String[] words = line.words(8);
            double top = line.number(words[2]);
            double left = line.number(words[3]);
            double right = line.number(words[4]);
            double bottom = line.number(words[5]);
            if (right <= left || bottom <= top) {
                throw line.fault("expected a box with positive sides, got '" + line.text() + "'");
            }
            Box box = new Box(left, top, right - left, bottom - top);
            Expression label = line.oneOf(words[7], 0, CLASSES);
            names.find(words[0])
                    .ifPresent(file -> labelled.add(
                            words[0] + "#" + words[1],
                            file,
                            label,
                            () -> cut(tree.picture(file).read(), box)));
        }
        return labelled.dataset("ExpW's labels (7 classes), faces cut out with half of their box around them");
    }

    private static Image cut(Image picture, Box box) {
        int left = (int) Math.max(0, Math.min(picture.width() - 1, box.x() - MARGIN * box.width()));
        int top = (int) Math.max(0, Math.min(picture.height() - 1, box.y() - MARGIN * box.height()));
        int right = (int) Math.min(picture.width(), Math.max(left + 1, box.right() + MARGIN * box.width()));
        int bottom = (int) Math.min(picture.height(), Math.max(top + 1, box.bottom() + MARGIN * box.height()));
        return picture.crop(left, top, right - left, bottom - top);
    }
}
