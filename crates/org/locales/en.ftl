# Words of entities and employees
org-entity-code = Write a code of two to six capital Latin letters.
org-employee-name-both = Write the name in Arabic and in English.
org-employee-own-back-up = Choose another employee as the back-up.
org-absence-order = The absence must end after it begins.
org-absence-nobody = Say who takes over during the absence, so that customers’ mail does not wait.
