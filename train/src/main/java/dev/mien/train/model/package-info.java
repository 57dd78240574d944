/**
 * What a trained model says of itself: its {@link dev.mien.train.model.Card}, a page of Markdown for people, and its {@link
 * dev.mien.train.model.Provenance}, which goes into card and manifest. The trainers add what they measured and write both into
 * the model's folder.
 */
@NullMarked
package dev.mien.train.model;

import org.jspecify.annotations.NullMarked;
