/**
 * Models as folders: weights and a {@code model.json} that says what they are for, how their input is made, where they
 * came from, and size and SHA-256 of every file. {@link Models} finds them by name, built-in or added by the user, or by
 * their folder; {@link Model} reads a file of one and refuses it where it is not what the manifest says.
 *
 * <p>A {@link Manifest} is an {@link ExpressionManifest} or a {@link NetworkManifest}, by the {@link ModelKind}. {@link
 * TensorFile} is the format of weights that are no network. {@link ModelWriter} writes a folder whole or not at all.
 *
 * <p>Content is taken for untrusted: fields that are unknown or out of range are refused by name, and sizes are bounded
 * by {@link dev.mien.base.Limits}. A {@link ModelException} is one line for the user.
 */
@NullMarked
package dev.mien.model;

import org.jspecify.annotations.NullMarked;
