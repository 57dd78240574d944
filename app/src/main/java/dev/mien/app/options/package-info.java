/**
 * Options that several verbs share, each declared once and mixed in, and what they come to: inputs expanded, pipelines built,
 * pictures gone through in their order.
 */
@NullMarked
package dev.mien.app.options;

import org.jspecify.annotations.NullMarked;
