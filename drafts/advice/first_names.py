"""First names that many in Sweden bear, from general knowledge."""

from __future__ import annotations

_MANY = """
    Adam Agneta Ahmed Aisha Albin Alexander Alexandra Alfred Ali Alice Alma Amanda Amina Amira
    Anders Andreas Anette Anita Anja Ann Anna Ann-Marie Anneli Annika Anton Arne Arvid Asta Astrid
    August Axel Barbro Bengt Benjamin Berit Bernt Bertil Birgit Birgitta Bo Boel Bosse Britt Britta
    Börje Camilla Carina Carl Carolina Caroline Catarina Cecilia Charlotta Charlotte Christer
    Christian Christina Christoffer Claes Conny Dan Daniel David Dennis Diana Ebba Eddie Edith Edvin
    Elias Elin Elina Elisabet Elisabeth Ella Ellen Elsa Elvira Emil Emilia Emma Emelie Eric Erik
    Erika Esther Eva Evelina Evert Fatima Felicia Felix Filip Filippa Folke Frank Fredrik Fredrika
    Frida Gabriel Gabriella Gerd Gudrun Gunilla Gunnar Gunnel Gustaf Gustav Göran Gösta Hanna Hannah
    Hans Harald Harry Hassan Hedvig Helen Helena Helene Helge Henrik Henry Hilda Hugo Hussein Håkan
    Ibrahim Ida Ingalill Ingegerd Ingela Inger Ingmar Ingrid Ingvar Irene Irma Isabella Isabelle
    Isak Ivan Jacob Jakob Jan Jan-Erik Jan-Olof Jasmin Jasmine Jenny Jens Jesper Jessica Joakim
    Johan Johanna Johannes John Johnny Jonas Jonathan Josef Josefin Josefine Julia Jörgen Kaj Karim
    Karin Karl Karl-Erik Karolina Katarina Kenneth Kent Kenny Kerstin Kevin Khadija Kim Kjell Klara
    Klas Knut Krister Kristian Kristina Kristoffer Kurt Lars Lars-Erik Lasse Leif Leila Lena Lennart
    Leo Liam Lillemor Lina Linda Linn Linnea Linnéa Linus Lisa Lisbeth Lotta Louise Lovisa Lucas
    Ludvig Lukas Madeleine Magdalena Magnus Maja Malin Malte Marcus Margareta Maria Marianne Marie
    Marina Marita Markus Martin Mathias Matilda Mats Mattias Max Melker Mia Michael Micael Mikael
    Mohamed Mohammad Mohammed Moa Monica Monika Muhammad Mustafa Märta Nils Nadia Nathalie Nicklas
    Niclas Niklas Nina Noah Nora Oliver Olivia Olle Olof Omar Oskar Oscar Otto Ove Patricia Patrik
    Paul Paula Per Per-Olof Pernilla Peter Petra Petter Philip Pia Pontus Ragnar Rasmus Rebecca
    Rebecka Richard Rickard Robert Robin Roger Roland Rolf Ronja Ronny Rune Ruth Sabina Saga Samir
    Samuel Sandra Sanna Sara Sarah Sebastian Selma Signe Sigrid Simon Siv Sofia Sofie Solveig Sonja
    Stefan Stella Stina Sture Susanna Susanne Sven Sven-Erik Svante Sverker Sylvia Sören Tage
    Theodor Therese Thomas Tilda Tim Tina Tobias Tomas Tommy Tony Torbjörn Tord Tore Torsten Tove
    Tuva Tyra Ulf Ulla Ulrika Urban Ursula Valter Vanessa Vera Veronica Veronika Victor Victoria
    Viktor Viktoria Vilhelm Ville Vilma Vincent Walter Wilhelm Wilma Yasmin Ylva Yngve Yusuf Yvonne
    Zahra Zainab Åke Åsa Östen
"""
FIRST_NAMES = frozenset(_MANY.split())
