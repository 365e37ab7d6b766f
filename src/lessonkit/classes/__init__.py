"""What is made for one class: levels, versions and looks; rosters and class sets."""
