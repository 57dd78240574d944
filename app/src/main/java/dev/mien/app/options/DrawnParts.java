package dev.mien.app.options;

import dev.mien.report.paint.Drawn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words for what is drawn of a face. */
final class DrawnParts implements ITypeConverter<Drawn> {
    @Override
    public Drawn convert(String word) {
        try {
            return Drawn.of(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
