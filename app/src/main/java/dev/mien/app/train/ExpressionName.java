package dev.mien.app.train;

import dev.mien.face.Expression;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an expression of FER+ on the command line. */
final class ExpressionName implements ITypeConverter<Expression> {
    @Override
    public Expression convert(String name) {
        try {
            return Expression.parse(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
