/**
 * From labelled pictures to the model folder of an expression classifier: {@link dev.mien.train.expression.SvmTraining} by a kernel
 * machine on features, {@link dev.mien.train.expression.CnnTraining} by a network. Both compare the training and the validation
 * part, train, fit one temperature on validation faces, measure the model as it will be read back, and write weights, manifest,
 * card and golden vectors. Data that is not enough, and folders that hold something else, are refused with a line for the user.
 */
@NullMarked
package dev.mien.train.expression;

import org.jspecify.annotations.NullMarked;
