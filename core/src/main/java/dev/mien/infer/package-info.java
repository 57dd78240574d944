/**
 * Networks in ONNX: {@link OnnxNetwork} opens one from memory and runs it on arrays of {@code float}. One serves all
 * threads; closing it frees its native memory.
 *
 * <p>The only package that sees ONNX Runtime. What inputs and outputs mean is the business of the stages that run them.
 */
@NullMarked
package dev.mien.infer;

import org.jspecify.annotations.NullMarked;
