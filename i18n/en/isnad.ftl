# Words of the interface, English
